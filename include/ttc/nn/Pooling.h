// Pooling layers by torch's names.
#ifndef TTC_NN_POOLING_H
#define TTC_NN_POOLING_H

#include "ttc/nn/Module.h"

namespace ttc::nn {

/// Largest elements of windows.
class MaxPool1d : public Module {
public:
  explicit MaxPool1d(Size1 kernel_size, const MaxPool1dParams &options = {},
                     Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return max_pool1d(x, kernel_size_, options_, here()); }
  std::string name() const override { return "MaxPool1d"; }
  std::string extra_repr() const override;

private:
  Size1 kernel_size_;
  MaxPool1dParams options_;
};

class MaxPool2d : public Module {
public:
  explicit MaxPool2d(Size2 kernel_size, const MaxPool2dParams &options = {},
                     Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return max_pool2d(x, kernel_size_, options_, here()); }
  std::string name() const override { return "MaxPool2d"; }
  std::string extra_repr() const override;

private:
  Size2 kernel_size_;
  MaxPool2dParams options_;
};

/// Means of windows.
class AvgPool1d : public Module {
public:
  explicit AvgPool1d(Size1 kernel_size, const AvgPool1dParams &options = {},
                     Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return avg_pool1d(x, kernel_size_, options_, here()); }
  std::string name() const override { return "AvgPool1d"; }
  std::string extra_repr() const override;

private:
  Size1 kernel_size_;
  AvgPool1dParams options_;
};

class AvgPool2d : public Module {
public:
  explicit AvgPool2d(Size2 kernel_size, const AvgPool2dParams &options = {},
                     Location where = std::source_location::current());
  Tensor forward(Tensor x) override { return avg_pool2d(x, kernel_size_, options_, here()); }
  std::string name() const override { return "AvgPool2d"; }
  std::string extra_repr() const override;

private:
  Size2 kernel_size_;
  AvgPool2dParams options_;
};

/// Means of windows that divide the image into `output_size`; -1 keeps an extent.
class AdaptiveAvgPool1d : public Module {
public:
  explicit AdaptiveAvgPool1d(Size1 output_size) : output_size_(output_size) {}
  Tensor forward(Tensor x) override { return adaptive_avg_pool1d(x, output_size_, here()); }
  std::string name() const override { return "AdaptiveAvgPool1d"; }
  std::string extra_repr() const override;

private:
  Size1 output_size_;
};

class AdaptiveAvgPool2d : public Module {
public:
  explicit AdaptiveAvgPool2d(Size2 output_size) : output_size_(output_size) {}
  Tensor forward(Tensor x) override { return adaptive_avg_pool2d(x, output_size_, here()); }
  std::string name() const override { return "AdaptiveAvgPool2d"; }
  std::string extra_repr() const override;

private:
  Size2 output_size_;
};

/// Largest elements of windows that divide the image into `output_size`; -1 keeps an extent.
class AdaptiveMaxPool1d : public Module {
public:
  explicit AdaptiveMaxPool1d(Size1 output_size) : output_size_(output_size) {}
  Tensor forward(Tensor x) override { return adaptive_max_pool1d(x, output_size_, here()); }
  std::string name() const override { return "AdaptiveMaxPool1d"; }
  std::string extra_repr() const override;

private:
  Size1 output_size_;
};

class AdaptiveMaxPool2d : public Module {
public:
  explicit AdaptiveMaxPool2d(Size2 output_size) : output_size_(output_size) {}
  Tensor forward(Tensor x) override { return adaptive_max_pool2d(x, output_size_, here()); }
  std::string name() const override { return "AdaptiveMaxPool2d"; }
  std::string extra_repr() const override;

private:
  Size2 output_size_;
};

} // namespace ttc::nn

#endif // TTC_NN_POOLING_H
