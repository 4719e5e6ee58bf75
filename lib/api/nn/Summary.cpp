// The table of a model's layers.
#include "ttc/nn/Summary.h"

#include "lib/api/Format.h"
#include "lib/api/GraphImpl.h"
#include "lib/api/nn/Node.h"

#include <algorithm>
#include <fmt/format.h>

namespace ttc {

using namespace detail;

namespace {

struct Row {
  std::string layer;
  std::string shape;
  std::string parameters;
};

std::vector<Row> rows_of(const std::vector<CallRecord> &calls) {
  std::vector<Row> rows;
  for (const CallRecord &call : calls) {
    const std::string indent(static_cast<std::size_t>(2 * std::max(call.depth - 1, 0)), ' ');
    const std::string name = call.path.empty() ? call.name : fmt::format("{} ({})", call.path, call.name);
    rows.push_back({indent + name, shape_of(call.output).to_string(),
                    call.parameters || call.leaf ? grouped(call.parameters) : ""});
  }
  return rows;
}

} // namespace

std::string summary(const nn::Module &net, const std::vector<Shape> &inputs, DType dtype, Location where) {
  if (inputs.size() != 1)
    fail(fmt::format("summary: expected the shape of one input, got {}", inputs.size()), where);
  Graph graph("summary", where);
  {
    ModeGuard mode(net, /*training=*/false);
    const_cast<nn::Module &>(net)(graph.input("input", inputs.front(), dtype, where), where);
  }
  std::vector<Row> rows = rows_of(Access::impl(graph).calls);
  rows.insert(rows.begin(), {"Layer", "Output shape", "Parameters"});
  std::size_t layer = 0, shape = 0, parameters = 0;
  for (const Row &row : rows) {
    layer = std::max(layer, row.layer.size());
    shape = std::max(shape, row.shape.size());
    parameters = std::max(parameters, row.parameters.size());
  }
  const std::string rule = std::string(layer + shape + parameters + 6, '-') + "\n";
  std::string text = "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += fmt::format("{:<{}}   {:<{}}   {:>{}}\n", rows[i].layer, layer, rows[i].shape, shape, rows[i].parameters,
                        parameters);
    if (i == 0 || i + 1 == rows.size())
      text += rule;
  }
  std::int64_t trainable = 0, frozen = 0, buffers = 0, size = 0;
  for (const NamedBuffer &value : named_buffers(net)) {
    const StateBuffer &buffer = *value.buffer;
    (!buffer.trainable ? buffers : buffer.requires_grad ? trainable : frozen) += buffer.shape.numel();
    size += buffer.shape.numel() * static_cast<std::int64_t>(itemsize(buffer.dtype));
  }
  text +=
      fmt::format("Input {} {}; {} parameters", inputs.front().to_string(), name(dtype), grouped(trainable + frozen));
  if (frozen)
    text += fmt::format(" ({} trainable, {} non-trainable)", grouped(trainable), grouped(frozen));
  if (buffers)
    text += fmt::format(" and {} values in buffers", grouped(buffers));
  return text + fmt::format(", {}\n", bytes(size));
}

} // namespace ttc
