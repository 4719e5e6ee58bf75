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

template <typename T> static T number(const ttc::Metadata &metadata, const std::string &key, T least, T most) {
  const std::string &text = entry(metadata, key);
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
    throw ttc::Error(fmt::format("the checkpoint is damaged: expected a number from {} to {} as '{}', got '{}'", least,
                                 most, key, text.substr(0, 80)));
  return value;
}

/// Sums of such numbers are far from what an integer can't hold.
static std::int64_t count(const ttc::Metadata &metadata, const std::string &key, std::int64_t least) {
  return number<std::int64_t>(metadata, key, least, std::int64_t(1) << 40);
}

static std::uint64_t seed_of(const ttc::Metadata &metadata) {
  return number<std::uint64_t>(metadata, "demo.seed", 0, UINT64_MAX);
}

static double rate(const ttc::Metadata &metadata, const std::string &key) {
  const std::string &text = entry(metadata, key);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value > 0 && std::isfinite(value)))
    throw ttc::Error(fmt::format("the checkpoint is damaged: expected a learning rate above 0 as '{}', got '{}'", key,
                                 text.substr(0, 80)));
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
  check_same("--batch-size", options.batch_size, count(metadata, "demo.batch_size", 1));
  check_same("--seed", options.seed, seed_of(metadata));
  check_same("--train", options.train, count(metadata, "demo.train", 0));
  data = entry(metadata, "demo.data");
  epochs = options.epochs.value_or(count(metadata, "demo.epochs", 1));
  batch_size = count(metadata, "demo.batch_size", 1);
  lr = options.lr.value_or(rate(metadata, "demo.lr"));
  seed = seed_of(metadata);
  train = count(metadata, "demo.train", 0);
  next_epoch = count(metadata, "demo.next_epoch", 0);
  next_step = count(metadata, "demo.next_step", 0);
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
