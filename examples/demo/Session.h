// A training run: its settings, their place in the checkpoint, its data.
#ifndef TTC_EXAMPLES_DEMO_SESSION_H
#define TTC_EXAMPLES_DEMO_SESSION_H

#include "Options.h"

#include <ttc/Serialize.h>
#include <ttc/data/Dataset.h>

#include <cstdint>
#include <string>

namespace demo {

/// Everything that decides how a run goes, the machine aside. A checkpoint holds it as metadata, so that a resumed run
/// goes on exactly.
struct Session {
  /// Empty for drawn digits.
  std::string data;
  std::int64_t epochs = 5;
  std::int64_t batch_size = 32;
  /// Of the first epoch.
  double lr = 1e-3;
  std::uint64_t seed = 0;
  /// 0 for all images of the files.
  std::int64_t train = 0;
  /// Where the training goes on.
  std::int64_t next_epoch = 0;
  std::int64_t next_step = 0;

  /// A new run.
  explicit Session(const Options &options);
  /// A resumed run. Throws `ttc::Error` for metadata of another program, and for options that contradict it; the number
  /// of epochs and the learning rate may change.
  Session(const Options &options, const ttc::Metadata &metadata);

  ttc::Metadata metadata() const;
  /// For the epoch that is next: falls from `lr` along half a cosine over all epochs, which is worth some tenths of a
  /// percent on the test set.
  double learning_rate() const;
};

/// Training and test images.
struct Digits {
  ttc::data::TensorDataset train;
  ttc::data::TensorDataset test;
};

/// Reads or draws the digits; the last 2,000 (of fewer than 10,000: a fifth) are for testing.
Digits load_digits(const Session &session);

} // namespace demo

#endif // TTC_EXAMPLES_DEMO_SESSION_H
