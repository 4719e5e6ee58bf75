//===- GenerateWindows.cpp - Contractions, convolutions and poolings ------===//

#include "Catalogue.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;

namespace ttc::fuzz {
namespace {

Operation *generateMatmul(Graph &graph, const Entry &entry) {
  Random &random = graph.random;
  SmallVector<Type> types = elementTypes(graph.builder.getContext());
  Type element = random.chance(0.85) ? graph.floatType : random.pick(ArrayRef(types).drop_back());
  int64_t m = graph.randomExtent();
  int64_t k = graph.randomExtent();
  int64_t n = graph.randomExtent();
  // Extents of what there is make chains.
  if (random.chance(0.6))
    if (Value left = graph.find([&](Value v) { return elementOf(v) == element && !shapeOf(v).empty(); })) {
      k = shapeOf(left).back();
      if (shapeOf(left).size() > 1)
        m = shapeOf(left)[shapeOf(left).size() - 2];
    }
  if (random.chance(0.1)) {
    m = n = random.between(20, 70);
    k = random.between(20, 130);
  }
  Extents batch = random.chance(0.35) ? graph.randomShape(1, 2) : Extents();
  for (int64_t &extent : batch)
    extent = std::min<int64_t>(extent, 3);
  Extents left, right;
  if (random.chance(0.9)) {
    left = batch;
    if (!batch.empty() && random.chance(0.4))
      left = random.chance(0.5) ? Extents() : Extents(batch.size(), 1);
    left.push_back(m);
  }
  left.push_back(k);
  if (random.chance(0.9)) {
    right = random.chance(0.6) ? batch : Extents();
    right.push_back(k);
    right.push_back(n);
  } else {
    right.push_back(k);
  }
  if (countOf(left) > graph.maxElements || countOf(right) > graph.maxElements)
    return nullptr;
  Value x = graph.value(element, left);
  Value y = graph.value(element, right);
  return graph.add(entry.name, {x, y});
}

/// The attributes of a window, and the images it fits.
struct Window {
  Type element;
  Extents x, weight;
  Extents extents, kernel;
  SmallVector<NamedAttribute> attributes;
};

/// `{n, c, extents...}` with the channels last or not.
Extents image(int64_t n, int64_t c, ArrayRef<int64_t> extents, bool last) {
  Extents shape = {n};
  if (!last)
    shape.push_back(c);
  shape.append(extents.begin(), extents.end());
  if (last)
    shape.push_back(c);
  return shape;
}

SmallVector<int64_t> each(Random &random, int64_t count, int64_t low, int64_t high, double usual, int64_t value) {
  SmallVector<int64_t> numbers;
  for (int64_t i = 0; i < count; ++i)
    numbers.push_back(random.chance(usual) ? value : random.between(low, high));
  return numbers;
}

/// The extents of an image: small, and the fewer the more axes there are.
int64_t imageExtent(Random &random, int64_t axes) {
  if (random.chance(0.02))
    return 0;
  return random.between(1, axes == 1 ? 40 : axes == 2 ? 12 : 6);
}

/// An image that there is, so that windows follow on other operations.
Value someImage(Graph &graph, int64_t axes) {
  return graph.find([&](Value v) {
    ArrayRef<int64_t> shape = shapeOf(v);
    return isFloat(v) && static_cast<int64_t>(shape.size()) == axes + 2 &&
           llvm::all_of(shape, [](int64_t extent) { return extent <= 64; });
  });
}

/// Makes the image of `w` one that there is, if there is one.
void followOn(Graph &graph, Window &w, int64_t &n, int64_t &channels, bool last) {
  auto axes = static_cast<int64_t>(w.extents.size());
  Value x = graph.random.chance(0.7) ? someImage(graph, axes) : Value();
  if (!x)
    return;
  ArrayRef<int64_t> shape = shapeOf(x);
  w.element = elementOf(x);
  n = shape.front();
  channels = last ? shape.back() : shape[1];
  w.extents.assign(shape.begin() + (last ? 1 : 2), shape.end() - (last ? 1 : 0));
}

Window convolution(Graph &graph, int64_t axes) {
  Random &random = graph.random;
  Window w;
  w.element = graph.someFloatType();
  bool last = random.chance(0.3);
  static const char *const formats[3][2] = {{"NCL", "NLC"}, {"NCHW", "NHWC"}, {"NCDHW", "NDHWC"}};
  int64_t groups = random.chance(0.75) ? 1 : random.between(2, 3);
  int64_t perGroup = random.chance(0.03) ? 0 : random.between(1, random.chance(0.1) ? 20 : 4);
  int64_t channels = groups * perGroup;
  int64_t filters = groups * random.between(1, random.chance(0.1) ? 20 : 4);
  int64_t n = random.chance(0.03) ? 0 : random.between(1, 3);
  for (int64_t i = 0; i < axes; ++i)
    w.extents.push_back(imageExtent(random, axes));
  followOn(graph, w, n, channels, last);
  if (groups == 0 || channels % groups != 0)
    groups = 1;
  perGroup = channels / groups;
  filters = std::max(filters / groups, int64_t(1)) * groups;
  w.kernel = each(random, axes, 1, 4, 0.4, 3);
  w.x = image(n, channels, w.extents, last);
  w.weight = {filters, perGroup};
  w.weight.append(w.kernel.begin(), w.kernel.end());
  if (last) {
    w.weight.assign(w.kernel.begin(), w.kernel.end());
    w.weight.push_back(perGroup);
    w.weight.push_back(filters);
  }
  w.attributes = {graph.attribute("stride", each(random, axes, 1, 3, 0.6, 1)),
                  graph.attribute("padding", each(random, axes, 0, 3, 0.5, 1)),
                  graph.attribute("dilation", each(random, axes, 1, 3, 0.75, 1)), graph.attribute("groups", groups),
                  graph.attribute("data_format", Attribute(graph.builder.getStringAttr(formats[axes - 1][last])))};
  return w;
}

/// The shape of the convolution's result, by its own inference; nothing where the window doesn't fit.
std::optional<Extents> resultShape(Graph &graph, StringRef name, Type element, ArrayRef<ArrayRef<int64_t>> operands,
                                   ArrayRef<NamedAttribute> attributes) {
  SmallVector<Value> pool = graph.pool;
  Block block;
  SmallVector<Value> values;
  for (ArrayRef<int64_t> shape : operands)
    values.push_back(block.addArgument(RankedTensorType::get(shape, element), graph.loc));
  Operation *op = graph.add(name, values, attributes);
  std::optional<Extents> shape;
  if (op) {
    shape = Extents(shapeOf(op->getResult(0)));
    op->erase();
  }
  graph.pool = pool;
  return shape;
}

template <int axes> Operation *generateConv(Graph &graph, const Entry &entry) {
  Window w = convolution(graph, axes);
  Value x = graph.value(w.element, w.x);
  Value weight = graph.value(w.element, w.weight);
  return graph.add(entry.name, {x, weight}, w.attributes);
}

template <int axes> Operation *generateConvInputGrad(Graph &graph, const Entry &entry) {
  Window w = convolution(graph, axes);
  StringRef forward = StringRef(entry.name).take_front(6);
  std::optional<Extents> y = resultShape(graph, forward, w.element, {w.x, w.weight}, w.attributes);
  if (!y)
    return nullptr;
  Value dy = graph.value(w.element, *y);
  Value weight = graph.value(w.element, w.weight);
  w.attributes.push_back(graph.attribute("input_size", w.extents));
  return graph.add(entry.name, {dy, weight}, w.attributes);
}

template <int axes> Operation *generateConvWeightGrad(Graph &graph, const Entry &entry) {
  Window w = convolution(graph, axes);
  StringRef forward = StringRef(entry.name).take_front(6);
  std::optional<Extents> y = resultShape(graph, forward, w.element, {w.x, w.weight}, w.attributes);
  if (!y)
    return nullptr;
  Value x = graph.value(w.element, w.x);
  Value dy = graph.value(w.element, *y);
  w.attributes.push_back(graph.attribute("kernel_size", w.kernel));
  return graph.add(entry.name, {x, dy}, w.attributes);
}

Window pooling(Graph &graph, bool average) {
  Random &random = graph.random;
  Window w;
  w.element = graph.someFloatType();
  bool last = random.chance(0.3);
  int64_t n = random.chance(0.03) ? 0 : random.between(1, 3);
  int64_t channels = random.chance(0.03) ? 0 : random.between(1, random.chance(0.1) ? 20 : 4);
  for (int64_t i = 0; i < 2; ++i)
    w.extents.push_back(imageExtent(random, 2));
  followOn(graph, w, n, channels, last);
  w.kernel = each(random, 2, 1, 4, 0.4, 2);
  w.x = image(n, channels, w.extents, last);
  SmallVector<int64_t> padding;
  for (int64_t extent : w.kernel)
    padding.push_back(random.between(0, extent / 2));
  w.attributes = {graph.attribute("kernel_size", w.kernel), graph.attribute("padding", padding),
                  graph.attribute("ceil_mode", random.chance(0.3)),
                  graph.attribute("data_format", Attribute(graph.builder.getStringAttr(last ? "NHWC" : "NCHW")))};
  if (random.chance(0.7))
    w.attributes.push_back(graph.attribute("stride", each(random, 2, 1, 3, 0.5, 2)));
  if (!average) {
    w.attributes.push_back(graph.attribute("dilation", each(random, 2, 1, 2, 0.75, 1)));
    return w;
  }
  w.attributes.push_back(graph.attribute("count_include_pad", random.chance(0.5)));
  if (random.chance(0.2))
    w.attributes.push_back(graph.attribute("divisor_override", random.between(1, 5)));
  return w;
}

Operation *generatePool(Graph &graph, const Entry &entry) {
  Window w = pooling(graph, entry.name == "avg_pool2d");
  return graph.add(entry.name, graph.value(w.element, w.x), w.attributes);
}

/// The indices of a maximum pooling over `w`.
Value maximaOf(Graph &graph, const Window &w) {
  Value x = graph.value(w.element, w.x);
  Operation *op = graph.add("max_pool2d", x, w.attributes);
  return op ? op->getResult(1) : Value();
}

Operation *generateMaxPoolGrad(Graph &graph, const Entry &entry) {
  Window w = pooling(graph, /*average=*/false);
  Value index = maximaOf(graph, w);
  if (!index)
    return nullptr;
  Value dy = graph.value(w.element, shapeOf(index));
  w.attributes.push_back(graph.attribute("input_size", w.extents));
  return graph.add(entry.name, {dy, index}, w.attributes);
}

Operation *generateMaxPoolGather(Graph &graph, const Entry &entry) {
  Window w = pooling(graph, /*average=*/false);
  Value index = maximaOf(graph, w);
  if (!index)
    return nullptr;
  Value x = graph.value(w.element, w.x);
  return graph.add(entry.name, {x, index}, w.attributes);
}

Operation *generateAvgPoolGrad(Graph &graph, const Entry &entry) {
  Window w = pooling(graph, /*average=*/true);
  std::optional<Extents> y = resultShape(graph, "avg_pool2d", w.element, {w.x}, w.attributes);
  if (!y)
    return nullptr;
  Value dy = graph.value(w.element, *y);
  w.attributes.push_back(graph.attribute("input_size", w.extents));
  return graph.add(entry.name, dy, w.attributes);
}

} // namespace

ArrayRef<Named> windowGenerators() {
  static const Named all[] = {
      {"matmul", "contraction", generateMatmul},
      {"conv1d", "convolution", generateConv<1>},
      {"conv1d_input_grad", "convolution", generateConvInputGrad<1>},
      {"conv1d_weight_grad", "convolution", generateConvWeightGrad<1>},
      {"conv2d", "convolution", generateConv<2>},
      {"conv2d_input_grad", "convolution", generateConvInputGrad<2>},
      {"conv2d_weight_grad", "convolution", generateConvWeightGrad<2>},
      {"conv3d", "convolution", generateConv<3>},
      {"conv3d_input_grad", "convolution", generateConvInputGrad<3>},
      {"conv3d_weight_grad", "convolution", generateConvWeightGrad<3>},
      {"max_pool2d", "pooling", generatePool},
      {"max_pool2d_grad", "pooling", generateMaxPoolGrad},
      {"max_pool2d_gather", "pooling", generateMaxPoolGather},
      {"avg_pool2d", "pooling", generatePool},
      {"avg_pool2d_grad", "pooling", generateAvgPoolGrad},
  };
  return all;
}

} // namespace ttc::fuzz
