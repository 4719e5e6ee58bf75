// Layers by torch's names, with torch's parameter names and initialization. Sizes of the input may be left out: the
// first use infers them.
#ifndef TTC_NN_LAYERS_H
#define TTC_NN_LAYERS_H

#include "ttc/nn/Convolution.h"
#include "ttc/nn/Module.h"
#include "ttc/nn/Normalization.h"
#include "ttc/nn/Pooling.h"

#include <optional>

namespace ttc::nn {

struct LinearOptions {
  bool bias = true;
};
/// x weight^T + bias over the last dimension; weight [out, in], bias [out].
class Linear : public Module {
public:
  Linear(std::int64_t in_features, std::int64_t out_features, const LinearOptions &options = {},
         Location where = std::source_location::current());
  explicit Linear(std::int64_t out_features, const LinearOptions &options = {},
                  Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "Linear"; }
  std::string extra_repr() const override;
  std::string brief() const override;
  Parameter weight() const { return parameter("weight"); }
  /// Throws for a layer without bias.
  Parameter bias() const { return parameter("bias"); }
};

/// Joins the dimensions start_dim to end_dim.
class Flatten : public Module {
public:
  explicit Flatten(std::int64_t start_dim = 1, std::int64_t end_dim = -1) : start_dim_(start_dim), end_dim_(end_dim) {}
  Tensor forward(Tensor x) override { return flatten(x, start_dim_, end_dim_, here()); }
  std::string name() const override { return "Flatten"; }
  std::string extra_repr() const override;

private:
  std::int64_t start_dim_;
  std::int64_t end_dim_;
};

/// Sets elements to 0 with probability p in training, and scales the others by 1 / (1 - p).
class Dropout : public Module {
public:
  explicit Dropout(double p = 0.5, Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return dropout(x, p_, is_training(), here()); }
  std::string name() const override { return "Dropout"; }
  std::string extra_repr() const override;

protected:
  double p_;
};
/// Sets whole channels of [N, C, L] or [C, L] to 0 with probability p in training, and scales the others.
class Dropout1d : public Dropout {
public:
  explicit Dropout1d(double p = 0.5, Location where = std::source_location::current()) : Dropout(p, where) {}
  Tensor forward(Tensor x) override { return dropout1d(x, p_, is_training(), here()); }
  std::string name() const override { return "Dropout1d"; }
};
/// Sets whole channels of [N, C, H, W] to 0 with probability p in training, and scales the others.
class Dropout2d : public Dropout {
public:
  explicit Dropout2d(double p = 0.5, Location where = std::source_location::current()) : Dropout(p, where) {}
  Tensor forward(Tensor x) override { return dropout2d(x, p_, is_training(), here()); }
  std::string name() const override { return "Dropout2d"; }
};

/// A table of vectors: whole numbers [...] to [..., D]; weight [V, D], normal.
class Embedding : public Module {
public:
  Embedding(std::int64_t num_embeddings, std::int64_t embedding_dim, Location where = std::source_location::current());
  Tensor forward(Tensor x) override;
  std::string name() const override { return "Embedding"; }
  std::string extra_repr() const override;
};

} // namespace ttc::nn

#endif // TTC_NN_LAYERS_H
