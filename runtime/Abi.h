/*===- Abi.h - What compiled programs call --------------------------------===*\
|*
|* The C interface between compiled code (and its host) and the runtime. A step
|* looks like this:
|*
|*   ttc_rt_step_begin(team);
|*   parallel region of ttc_rt_team_threads(team) threads:
|*     thread = ttc_rt_thread_id(team);
|*     while ((task = ttc_rt_claim(team, thread, 0, tasks0)) >= 0) ...
|*     ttc_rt_barrier(team, thread);
|*     while ((task = ttc_rt_claim(team, thread, 1, tasks1)) >= 0) ...
|*
\*===----------------------------------------------------------------------===*/
#ifndef TTC_RUNTIME_ABI_H
#define TTC_RUNTIME_ABI_H

#include <stddef.h>
#include <stdint.h>

#define TTC_RT_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

/*--- Threads --------------------------------------------------------------*/

/** The most threads that a team may have. */
#define TTC_RT_MAX_THREADS 1024

/** The number of threads of a team that doesn't ask for one: the environment's TTC_NUM_THREADS, else the number of
   cores that this process may use. Returns -1 where TTC_NUM_THREADS is no number from 1 to TTC_RT_MAX_THREADS; the
   message is ttc_rt_last_error(). */
TTC_RT_API int32_t ttc_rt_num_threads(void);

/** Runs `prepare` before a fork() of this process, `parent` and `child` after it, as pthread_atfork() does, with
    libomp still at work when `prepare` runs: it may wait for steps in other threads. Returns 0, or an error number. */
TTC_RT_API int32_t ttc_rt_at_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void));

/** How many processes, this one included, lie between the one that loaded the runtime and this one: 1, 2 in a child
    of fork(), 3 in its child. What a thread began in an earlier generation, nobody ends. */
TTC_RT_API uint32_t ttc_rt_fork_generation(void);

/*--- Teams ----------------------------------------------------------------*/

/** The threads' shared counters and barrier: one for each loaded program. A team runs one step at a time. */
typedef struct ttc_rt_team ttc_rt_team;

/** Makes a team for steps of `launches` launches (at least 0) on `threads` threads, 0 for ttc_rt_num_threads(). Returns
    null, with ttc_rt_last_error(), when `launches` is negative, `threads` is not in 0..TTC_RT_MAX_THREADS, memory is
    short or TTC_NUM_THREADS is invalid. */
TTC_RT_API ttc_rt_team *ttc_rt_team_create(int32_t launches, int32_t threads);

/** Frees a team; null is allowed. No step may be running. */
TTC_RT_API void ttc_rt_team_destroy(ttc_rt_team *team);

/** Begins a step: makes every launch's tasks unclaimed. Called by the host thread before the parallel region. Returns
   the number of threads to ask for: the team's, or fewer where the system doesn't give this process that many. */
TTC_RT_API int32_t ttc_rt_step_begin(ttc_rt_team *team);

/** The number of threads of the current step. */
TTC_RT_API int32_t ttc_rt_team_threads(const ttc_rt_team *team);

/** The caller's number in its parallel region, from 0. Each thread of the region calls it once, before its first claim
    or barrier: it also tells the team how many threads the region got, which may be fewer than it asked for. */
TTC_RT_API int32_t ttc_rt_thread_id(ttc_rt_team *team);

/** Runs body(context, thread) on every thread of a step, as a parallel region does. Calls ttc_rt_step_begin() and
    ttc_rt_thread_id() itself. */
TTC_RT_API void ttc_rt_parallel(ttc_rt_team *team, void (*body)(void *context, int32_t thread), void *context);

/** The next task of launch `launch` for `thread`: a number in [0, tasks) that no other call of this step (of this
   iteration, in a loop) gets, or -1 when none is left. A thread first takes its own contiguous share in ascending
   order, the same in each step, then steals from the others'. A claim also says that the thread finished its task
   before. Each thread claims from each launch until it gets -1, in the same order of launches; `tasks` is the same in
    all calls of one launch, fewer than 2^24, and fewer than 2^31 together between two barriers (ttc-parallelize sees to
    both). */
TTC_RT_API int64_t ttc_rt_claim(ttc_rt_team *team, int32_t thread, int32_t launch, int64_t tasks);

/** Begins an iteration of a loop over launches: their tasks, and those of any other launch, are unclaimed again for
    `thread`. Each thread calls it at the start of each iteration; all go through the same launches, barriers and
    iterations, but don't wait here for each other. A step has fewer than 2^39 iterations. */
TTC_RT_API void ttc_rt_iterate(ttc_rt_team *team, int32_t thread);

/** Waits until the tasks of all launches that `thread` claimed from are finished, by whichever thread; what they wrote
    is visible after. It does not wait for threads that hold no task. */
TTC_RT_API void ttc_rt_barrier(ttc_rt_team *team, int32_t thread);

/** Adds the time since the step's last mark to the time of `launch`, once the tasks of all launches that `thread`
   claimed from are finished; -1 only sets a first mark. Thread 0 of a step compiled for profiling calls it before the
   first and after each launch. */
TTC_RT_API void ttc_rt_mark(ttc_rt_team *team, int32_t thread, int32_t launch);

/** Nanoseconds that ttc_rt_mark() added up for `launch` in all steps so far. */
TTC_RT_API int64_t ttc_rt_marked(const ttc_rt_team *team, int32_t launch);

/*--- Memory ---------------------------------------------------------------*/

/** The bytes that this process may have at most: the machine's memory and swap, or the limit of the control group it is
    in. UINT64_MAX where the system doesn't say. */
TTC_RT_API uint64_t ttc_rt_memory_bytes(void);

/** Zeroed memory whose pages are already mapped. Aligned to 64 bytes, from 2 MiB on to 2 MiB in huge pages where the
    system grants them. Returns null, with ttc_rt_last_error(), when there is none, and for more than
    ttc_rt_memory_bytes(). */
TTC_RT_API void *ttc_rt_arena_alloc(size_t bytes);

/** Frees an arena of `bytes` bytes; null is allowed. */
TTC_RT_API void ttc_rt_arena_free(void *arena, size_t bytes);

/*--- Symbols --------------------------------------------------------------*/

/** The address of a function that compiled code calls: of the runtime, libomp, libm or libc, wherever this library was
    loaded from and whatever else the process holds. Null for an unknown name. */
TTC_RT_API void *ttc_rt_symbol(const char *name);

/*--- Errors ---------------------------------------------------------------*/

/** The message of the calling thread's last failed call; empty when none failed. */
TTC_RT_API const char *ttc_rt_last_error(void);

/** What ttc_rt_fail() calls, on whichever thread failed. */
typedef void (*ttc_rt_error_hook)(const char *message, void *context);

/** Sets the hook; null restores the default, which prints "ttc: MESSAGE" to stderr and aborts. */
TTC_RT_API void ttc_rt_set_error_hook(ttc_rt_error_hook hook, void *context);

/** Reports an error that compiled code found. Returns if the hook does. */
TTC_RT_API void ttc_rt_fail(const char *message);

#ifdef __cplusplus
}
#endif

#endif
