// A training run: its settings, their place in the checkpoint, its data.
#include "Session.h"

#include <ttc/Error.h>
#include <ttc/data/Digits.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <numbers>

using namespace demo;

static constexpr std::int64_t test_images = 2000;
static constexpr std::int64_t drawn_images = 10000;

Session::Session(const Options &options)
    : epochs(options.epochs.value_or(5)), batch_size(options.batch_size.value_or(32)), lr(options.lr.value_or(1e-3)),
      seed(options.seed.value_or(0)), train(options.train.value_or(options.data ? 0 : drawn_images)) {
  // The checkpoint may be resumed from another folder.
  if (options.data)
    data = std::filesystem::absolute(*options.data).lexically_normal().string();
}

static const std::string &entry(const ttc::Metadata &metadata, const std::string &key) {
  const auto found = metadata.find(key);
  if (found == metadata.end())
    throw ttc::Error(fmt::format("the checkpoint isn't one of ttc-demo: '{}' is missing", key));
  return found->second;
}

template <typename T> static T number(const ttc::Metadata &metadata, const std::string &key) {
  const std::string &text = entry(metadata, key);
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw ttc::Error(fmt::format("the checkpoint is damaged: expected a number as '{}', got '{}'", key, text));
  return value;
}

/// Throws if an option was given and differs from the checkpoint's.
template <typename T> static void check_same(const char *option, const std::optional<T> &given, const T &checkpoint) {
  if (given && *given != checkpoint)
    throw ttc::Error(
        fmt::format("{}: expected {}, as in the checkpoint that is resumed, got {}", option, checkpoint, *given));
}

Session::Session(const Options &options, const ttc::Metadata &metadata) : Session(options) {
  check_same("--data", options.data ? std::optional(data) : std::nullopt, entry(metadata, "demo.data"));
  check_same("--batch-size", options.batch_size, number<std::int64_t>(metadata, "demo.batch_size"));
  check_same("--seed", options.seed, number<std::uint64_t>(metadata, "demo.seed"));
  check_same("--train", options.train, number<std::int64_t>(metadata, "demo.train"));
  data = entry(metadata, "demo.data");
  epochs = options.epochs.value_or(number<std::int64_t>(metadata, "demo.epochs"));
  batch_size = number<std::int64_t>(metadata, "demo.batch_size");
  lr = options.lr.value_or(number<double>(metadata, "demo.lr"));
  seed = number<std::uint64_t>(metadata, "demo.seed");
  train = number<std::int64_t>(metadata, "demo.train");
  next_epoch = number<std::int64_t>(metadata, "demo.next_epoch");
  next_step = number<std::int64_t>(metadata, "demo.next_step");
}

ttc::Metadata Session::metadata() const {
  return {{"demo.data", data},
          {"demo.epochs", std::to_string(epochs)},
          {"demo.batch_size", std::to_string(batch_size)},
          {"demo.lr", fmt::format("{}", lr)},
          {"demo.seed", std::to_string(seed)},
          {"demo.train", std::to_string(train)},
          {"demo.next_epoch", std::to_string(next_epoch)},
          {"demo.next_step", std::to_string(next_step)}};
}

double Session::learning_rate() const {
  const double done = std::min(static_cast<double>(next_epoch) / static_cast<double>(epochs), 1.0);
  return lr * (1 + std::cos(std::numbers::pi * done)) / 2;
}

Digits demo::load_digits(const Session &session) {
  const auto all = session.data.empty() ? ttc::data::synthetic_digits(session.train + test_images, session.seed)
                                        : ttc::data::mnist(session.data);
  if (all.size() < 2)
    throw ttc::Error(fmt::format("expected at least 2 images in '{}', got {}", session.data, all.size()));
  const std::int64_t held_out =
      session.data.empty() ? test_images : std::min(test_images, std::max<std::int64_t>(all.size() / 5, 1));
  auto [train, test] = all.split_last(held_out);
  if (session.train > train.size())
    throw ttc::Error(fmt::format("--train: expected at most {} images, got {}", train.size(), session.train));
  if (session.train > 0)
    train = train.narrow(0, session.train);
  return {train, test};
}
