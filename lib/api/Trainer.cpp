// Trainer: the loops, predictions, checkpoints.
#include "ttc/Trainer.h"

#include "lib/api/Checkpoint.h"
#include "lib/api/CheckpointStates.h"
#include "lib/api/Rates.h"
#include "lib/api/TrainerImpl.h"
#include "lib/api/TrainingStep.h"
#include "lib/host/Text.h"
#include "ttc/data/DataLoader.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Means over an epoch, weighted by examples.
struct Averages {
  double loss = 0;
  std::int64_t examples = 0;
  std::int64_t correct = 0;
  std::int64_t answers = 0;

  void add(double batch_loss, std::int64_t rows, std::int64_t batch_correct, std::int64_t batch_answers) {
    loss += batch_loss * static_cast<double>(rows);
    examples += rows;
    correct += batch_correct;
    answers += batch_answers;
  }
  double mean_loss() const { return examples ? loss / static_cast<double>(examples) : NAN; }
  double accuracy() const { return answers ? static_cast<double>(correct) / static_cast<double>(answers) : NAN; }
};

/// The two arrays of a training step.
std::pair<const Array *, const Array *> input_and_target(const Feed &feed, Location where) {
  const Array *input = nullptr, *target = nullptr;
  bool unknown = false;
  for (const NamedArray &given : feed) {
    if (given.name == "input")
      input = &given.array;
    else if (given.name == "target")
      target = &given.array;
    else
      unknown = true;
  }
  if (input && target && !unknown)
    return {input, target};
  std::string names;
  for (const NamedArray &given : feed)
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", given.name);
  fail(fmt::format("step: expected 'input' and 'target', got {}", names.empty() ? "nothing" : names), where);
}

void check_clip(const char *what, std::optional<double> limit, Location where) {
  if (limit && !(*limit > 0))
    fail(fmt::format("{}: expected a positive limit, got {}", what, *limit), where);
}

/// How the steps of one `fit` clip: as all steps do, unless its options say otherwise.
GradientClip clip_of(GradientClip clip, const FitOptions &options, Location where) {
  check_clip("clip_grad_norm", options.clip_grad_norm, where);
  check_clip("clip_grad_value", options.clip_grad_value, where);
  if (options.clip_grad_norm)
    clip.norm = options.clip_grad_norm;
  if (options.clip_grad_value)
    clip.value = options.clip_grad_value;
  return clip;
}

std::vector<optim::LRScheduler *> schedulers_of(const optim::Optimizer &optimizer) {
  std::lock_guard lock(bookkeeping());
  return Access::rates(optimizer)->schedulers;
}

std::string scheduler_name(std::size_t index) { return fmt::format("scheduler.{}", index); }

std::shared_ptr<StateBuffer> scalar_state(const StateStore &store, DType dtype, double value) {
  return std::make_shared<StateBuffer>(Shape{}, dtype, init::constant(value), false, store.group);
}

} // namespace

Trainer::Trainer(std::shared_ptr<nn::Module> net, Loss loss, const optim::Optimizer &optimizer,
                 const CompileOptions &options, Location where)
    : impl_(new Impl{std::move(net), std::move(loss), optimizer, options}) {
  StateStore &store = *impl_->store;
  store.insert({{"optim.lr", scalar_state(store, DType::F64, optimizer.lr())},
                {"optim.step", scalar_state(store, DType::I64, 0)},
                {random_state_name, make_random_state(store)}});
}

float Trainer::step(const Feed &feed, Location where) {
  auto [input, target] = input_and_target(feed, where);
  return static_cast<float>(impl_->run(Impl::Purpose::Step, nullptr, *input, *target, where).loss);
}

void Trainer::prepare(const Feed &feed, Location where) {
  auto [input, target] = input_and_target(feed, where);
  Impl::Entry &entry = impl_->entry(Impl::Purpose::Step, nullptr, *input, target, where);
  Impl::Lease(*impl_, entry)->program.prepare({}, where);
}

History Trainer::fit(const data::Dataset &dataset, const FitOptions &options, Location where) {
  if (options.epochs < 1 || options.first_epoch < 0 || options.first_step < 0)
    fail(fmt::format("fit: expected at least one epoch, got {} from epoch {}, step {}", options.epochs,
                     options.first_epoch, options.first_step),
         where);
  if (options.scheduler && !options.scheduler->schedules(impl_->optimizer))
    fail("fit: the scheduler was made for another optimizer than the trainer's", where);
  const GradientClip clip = clip_of(impl_->current_clip(), options, where);
  data::DataLoader loader(dataset,
                          {.batch_size = options.batch_size,
                           .shuffle = options.shuffle,
                           .seed = options.seed,
                           .drop_last = options.drop_last},
                          where);
  History history;
  std::int64_t first_step = options.first_step;
  for (std::int64_t epoch = options.first_epoch; epoch < options.epochs && !history.stopped; ++epoch) {
    loader.set_epoch(epoch);
    const Clock::time_point start = Clock::now();
    Averages averages;
    std::int64_t step = first_step;
    first_step = 0;
    while (step < loader.size() && !history.stopped) {
      const data::Batch batch = loader.batch(step++, where);
      const Impl::Result result = impl_->run(Impl::Purpose::Fit, &clip, batch.input, batch.target, where);
      averages.add(result.loss, batch.size(), result.correct, result.answers);
      if (options.scheduler && options.scheduler_per_step)
        options.scheduler->step_with(result.loss);
      if (options.on_step)
        history.stopped =
            !options.on_step({epoch, options.epochs, step, loader.size(), averages.examples, loader.examples(),
                              result.loss, averages.mean_loss(), averages.accuracy(), since(start)});
    }
    const bool complete = step >= loader.size();
    history.next_epoch = complete ? epoch + 1 : epoch;
    history.next_step = complete ? 0 : step;
    if (!complete)
      break;
    EpochReport report{epoch, options.epochs, averages.mean_loss(), averages.accuracy(), NAN, NAN, since(start)};
    if (options.validation && !history.stopped) {
      const Metrics metrics = evaluate(*options.validation, options.batch_size, where);
      report.val_loss = metrics.loss;
      report.val_accuracy = metrics.accuracy;
    }
    if (options.scheduler && !options.scheduler_per_step)
      options.scheduler->step_with(options.validation && !history.stopped ? report.val_loss : report.loss);
    history.loss.push_back(report.loss);
    history.accuracy.push_back(report.accuracy);
    history.val_loss.push_back(report.val_loss);
    history.val_accuracy.push_back(report.val_accuracy);
    history.seconds.push_back(report.seconds);
    if (options.on_epoch)
      history.stopped |= !options.on_epoch(report);
  }
  return history;
}

Metrics Trainer::evaluate(const data::Dataset &dataset, std::int64_t batch_size, Location where) {
  data::DataLoader loader(dataset, {.batch_size = batch_size}, where);
  Averages averages;
  for (std::int64_t i = 0; i < loader.size(); ++i) {
    const data::Batch batch = loader.batch(i, where);
    const Impl::Result result = impl_->run(Impl::Purpose::Evaluate, nullptr, batch.input, batch.target, where);
    averages.add(result.loss, batch.size(), result.correct, result.answers);
  }
  return {averages.mean_loss(), averages.accuracy()};
}

Array Trainer::predict(const Array &input, std::int64_t batch_size, Location where) {
  if (input.rank() < 1 || input.shape()[0] < 1)
    fail(fmt::format("predict: expected at least one example, got {}", input.shape().to_string()), where);
  if (batch_size < 0)
    fail(fmt::format("predict: expected a batch_size of 0 or more, got {}", batch_size), where);
  const std::int64_t rows = input.shape()[0];
  const std::int64_t chunk = std::min<std::int64_t>(batch_size ? batch_size : 1024, rows);
  Array result;
  for (std::int64_t start = 0; start < rows; start += chunk) {
    const Array part = input.narrow0(start, std::min(start + chunk, rows));
    const Impl::Lease instance(*impl_, impl_->entry(Impl::Purpose::Predict, nullptr, part, nullptr, where));
    const Array outputs = instance->program.run({{"input", part}}, where)[0];
    if (chunk == rows)
      return outputs;
    if (outputs.rank() < 1 || outputs.shape()[0] != part.shape()[0])
      fail(fmt::format("predict: expected an output of {} rows, got {}", part.shape()[0], outputs.shape().to_string()),
           where);
    if (start == 0) {
      std::vector<std::int64_t> shape = outputs.shape().dims();
      shape[0] = rows;
      result = Array::empty(shape, outputs.dtype());
    }
    std::memcpy(result.narrow0(start, start + part.shape()[0]).raw(), outputs.raw(), outputs.nbytes());
  }
  return result;
}

std::int64_t Trainer::steps() const { return impl_->state("step")->value().item<std::int64_t>(); }

double Trainer::learning_rate() const {
  std::shared_ptr<StateGroup> group = impl_->store->group;
  StateLock lock(group, StateLock::Mode::Alone);
  follow_rates(*impl_->store, impl_->optimizer, {});
  return impl_->state("lr")->locked_value().item<double>();
}

void Trainer::set_learning_rate(double lr, Location where) {
  if (!(lr >= 0 && std::isfinite(lr)))
    fail(fmt::format("set_learning_rate: expected a finite rate of 0 or more, got {}", lr), where);
  std::shared_ptr<StateGroup> group = impl_->store->group;
  StateLock alone(group, StateLock::Mode::Alone);
  follow_rates(*impl_->store, impl_->optimizer, {});
  const std::shared_ptr<StateBuffer> own = impl_->state("lr");
  const double before = own->locked_value().item<double>();
  own->locked_store(Array::scalar(lr));
  // Groups have rates of their own, "optim.<parameter>.lr".
  for (auto &[name, buffer] : impl_->store->snapshot()) {
    const bool is_rate = name != "optim.lr" && name.size() > 9 && name.ends_with(".lr");
    if (is_rate && before > 0)
      buffer->locked_store(Array::scalar(buffer->locked_value().item<double>() * lr / before));
  }
  // Schedulers go on from here.
  std::lock_guard lock(bookkeeping());
  optim::Rates &rates = *Access::rates(impl_->optimizer);
  if (!rates.schedulers.empty())
    for (optim::Rates::Group &rate : rates.groups)
      rate.lr = before > 0 ? rate.lr * lr / before : lr;
}

void Trainer::clip_grad_norm(std::optional<double> max_norm, double norm_type, Location where) {
  check_clip("clip_grad_norm", max_norm, where);
  std::lock_guard lock(bookkeeping());
  impl_->clip.norm = max_norm;
  impl_->clip.norm_type = norm_type;
}

void Trainer::clip_grad_value(std::optional<double> clip_value, Location where) {
  check_clip("clip_grad_value", clip_value, where);
  std::lock_guard lock(bookkeeping());
  impl_->clip.value = clip_value;
}

const Statistics &Trainer::statistics(Location where) const {
  return impl_->trained("statistics", where).statistics(where);
}

std::string Trainer::report(Location where) const { return impl_->trained("report", where).report(where); }

void Trainer::save_checkpoint(const std::filesystem::path &path, const Metadata &metadata, Location where) const {
  const std::string what = fmt::format("save_checkpoint {}", host::path_in_quotes(path));
  std::vector<NamedBuffer> buffers = named_buffers(*impl_->net);
  for (const auto &[name, buffer] : impl_->store->snapshot())
    buffers.push_back({name, buffer});
  ArrayMap arrays;
  {
    std::shared_ptr<StateGroup> group = group_of(buffers);
    StateLock lock(group, StateLock::Mode::Alone);
    follow_rates(*impl_->store, impl_->optimizer, where);
    arrays = locked_arrays_of(buffers, what, where);
  }
  const std::vector<optim::LRScheduler *> schedulers = schedulers_of(impl_->optimizer);
  for (std::size_t i = 0; i < schedulers.size(); ++i)
    arrays.emplace(scheduler_name(i), schedulers[i]->state());
  save_safetensors(path, arrays, metadata, where);
}

Metadata Trainer::load_checkpoint(const std::filesystem::path &path, Location where) {
  const std::string what = fmt::format("load_checkpoint {}", host::path_in_quotes(path));
  SafeTensors file = load_safetensors(path, where);
  std::vector<NamedBuffer> buffers = named_buffers(*impl_->net);
  StateStore::Buffers fresh;
  const StateStore::Buffers stored = impl_->store->snapshot();
  for (const auto &[name, buffer] : stored)
    buffers.push_back({name, buffer});
  complete_counts(*impl_->store, impl_->optimizer, file.tensors);
  // The states of schedulers have sizes of their own.
  const std::vector<optim::LRScheduler *> schedulers = schedulers_of(impl_->optimizer);
  std::vector<Array> states;
  for (std::size_t i = 0; i < schedulers.size(); ++i) {
    auto state = file.tensors.find(scheduler_name(i));
    if (state == file.tensors.end())
      fail(fmt::format("{}: missing '{}'; the optimizer has {} schedulers", what, scheduler_name(i), schedulers.size()),
           where);
    states.push_back(state->second);
    file.tensors.erase(state);
    schedulers[i]->check_state(states[i], where);
  }
  // Before the first step the optimizer's state exists in the file only.
  for (const auto &[name, type] : optimizer_states(file.tensors, *impl_->net, impl_->optimizer, where)) {
    if (stored.count(name))
      continue;
    fresh[name] =
        std::make_shared<StateBuffer>(type.shape, type.dtype, init::zeros(), false, impl_->store->group);
    buffers.push_back({name, fresh[name]});
  }
  check_optimizer_values(file.tensors, what, where);
  store_arrays(buffers, file.tensors, what, where);
  impl_->store->insert(fresh);
  adopt_counts(*impl_->store, impl_->optimizer);
  for (std::size_t i = 0; i < schedulers.size(); ++i)
    schedulers[i]->load_state(states[i], where);
  return file.metadata;
}

} // namespace ttc
