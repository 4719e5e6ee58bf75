// Pooling layers: checks and printing.
#include "ttc/nn/Pooling.h"

#include "lib/api/nn/LayerFormat.h"

namespace ttc::nn {

namespace {

template <typename Size> std::string max_repr(Size kernel_size, const MaxPoolParamsOf<Size> &options) {
  return fmt::format("kernel_size={}, stride={}, padding={}, dilation={}, ceil_mode={}",
                     short_tuple(kernel_size.list()), short_tuple(options.stride.value_or(kernel_size).list()),
                     short_tuple(options.padding.list()), short_tuple(options.dilation.list()),
                     python(options.ceil_mode));
}

template <typename Size> std::string average_repr(Size kernel_size, const AvgPoolParamsOf<Size> &options) {
  return fmt::format("kernel_size={}, stride={}, padding={}", short_tuple(kernel_size.list()),
                     short_tuple(options.stride.value_or(kernel_size).list()), short_tuple(options.padding.list()));
}

std::string output_repr(const std::vector<std::int64_t> &size) {
  return "output_size=" + (size.size() == 1 ? std::to_string(size[0]) : tuple(size));
}

} // namespace

MaxPool1d::MaxPool1d(Size1 kernel_size, const MaxPool1dParams &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_positive("MaxPool1d", "kernel_size", kernel_size.list(), where);
}

MaxPool2d::MaxPool2d(Size2 kernel_size, const MaxPool2dParams &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_positive("MaxPool2d", "kernel_size", kernel_size.list(), where);
}

AvgPool1d::AvgPool1d(Size1 kernel_size, const AvgPool1dParams &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_positive("AvgPool1d", "kernel_size", kernel_size.list(), where);
}

AvgPool2d::AvgPool2d(Size2 kernel_size, const AvgPool2dParams &options, Location where)
    : kernel_size_(kernel_size), options_(options) {
  check_positive("AvgPool2d", "kernel_size", kernel_size.list(), where);
}

std::string MaxPool1d::extra_repr() const { return max_repr(kernel_size_, options_); }
std::string MaxPool2d::extra_repr() const { return max_repr(kernel_size_, options_); }
std::string AvgPool1d::extra_repr() const { return average_repr(kernel_size_, options_); }
std::string AvgPool2d::extra_repr() const { return average_repr(kernel_size_, options_); }
std::string AdaptiveAvgPool1d::extra_repr() const { return output_repr(output_size_.list()); }
std::string AdaptiveAvgPool2d::extra_repr() const { return output_repr(output_size_.list()); }
std::string AdaptiveMaxPool1d::extra_repr() const { return output_repr(output_size_.list()); }
std::string AdaptiveMaxPool2d::extra_repr() const { return output_repr(output_size_.list()); }

} // namespace ttc::nn
