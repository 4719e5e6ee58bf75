//===- Error.h - Messages of failed runtime calls -------------------------===//
#ifndef TTC_RUNTIME_ERROR_H
#define TTC_RUNTIME_ERROR_H

namespace ttc::rt {

/// Keeps a printf-formatted message (cut at 255 characters) for ttc_rt_last_error() of this thread.
[[gnu::format(printf, 1, 2)]] void setLastError(const char *format, ...);

} // namespace ttc::rt

#endif
