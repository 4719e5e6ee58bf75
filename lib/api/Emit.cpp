// Emission of operations by name: inference first, so that a wrong call throws at the user's line.
#include "lib/api/Emit.h"

#include "lib/api/Format.h"
#include "lib/api/GraphImpl.h"

#include "dialect/core/Number.h"
#include "dialect/core/Saturating.h"
#include "dialect/core/Shapes.h"
#include "dialect/core/TTCDialect.h"

#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>

using namespace mlir;

namespace ttc::detail {

namespace {

void add_shape(GraphImpl &graph, const std::string &name, const SymbolicShape &shape, NamedAttrList &list) {
  SmallVector<int64_t> extents;
  SmallVector<StringAttr> names;
  bool named = false;
  for (const Dim &dim : shape) {
    extents.push_back(dim.is_static() ? dim.extent() : -1);
    names.push_back(StringAttr::get(&graph.context, dim.name()));
    named |= !dim.name().empty();
  }
  list.set(name, DenseI64ArrayAttr::get(&graph.context, extents));
  if (named)
    list.set("names", ir::DimsAttr::get(&graph.context, names));
}

DictionaryAttr dictionary(GraphImpl &graph, const std::vector<Attr> &attrs) {
  Builder builder(&graph.context);
  NamedAttrList list;
  for (const Attr &attr : attrs) {
    if (const bool *v = std::get_if<bool>(&attr.value))
      list.set(attr.name, builder.getBoolAttr(*v));
    else if (const int64_t *v = std::get_if<int64_t>(&attr.value))
      list.set(attr.name, builder.getI64IntegerAttr(*v));
    else if (const double *v = std::get_if<double>(&attr.value))
      list.set(attr.name, builder.getF64FloatAttr(*v));
    else if (const std::string *v = std::get_if<std::string>(&attr.value))
      list.set(attr.name, builder.getStringAttr(*v));
    else if (const auto *v = std::get_if<std::vector<int64_t>>(&attr.value))
      list.set(attr.name, builder.getDenseI64ArrayAttr(*v));
    else if (const DType *v = std::get_if<DType>(&attr.value))
      list.set(attr.name, TypeAttr::get(element_type(&graph.context, *v)));
    else
      add_shape(graph, attr.name, std::get<SymbolicShape>(attr.value), list);
  }
  return list.getDictionary(&graph.context);
}

/// The properties of an operation that is still to be created; none for an operation that keeps its attributes in the
/// dictionary, as ttc's own do.
class InferredProperties {
public:
  InferredProperties(OperationName name, DictionaryAttr attributes, mlir::Location location)
      : name_(name), storage_((static_cast<std::size_t>(name.getOpPropertyByteSize()) + sizeof(std::max_align_t) - 1) /
                              sizeof(std::max_align_t)) {
    if (storage_.empty())
      return;
    name_.initOpProperties(get(), OpaqueProperties(nullptr));
    valid_ = succeeded(
        name_.setOpPropertiesFromAttribute(name_, get(), attributes, [&] { return mlir::emitError(location); }));
  }
  ~InferredProperties() {
    if (!storage_.empty())
      name_.destroyOpProperties(get());
  }
  InferredProperties(const InferredProperties &) = delete;
  InferredProperties &operator=(const InferredProperties &) = delete;
  OpaqueProperties get() { return OpaqueProperties(storage_.empty() ? nullptr : storage_.data()); }
  /// Whether the attributes are of the operation's types; else there is a diagnostic.
  bool valid() const { return valid_; }

private:
  OperationName name_;
  std::vector<std::max_align_t> storage_;
  bool valid_ = true;
};

/// Throws in the API's words if `message` is ODS's about the type of an operand.
void explain_types(const std::string &op, ValueRange operands, llvm::StringRef message, Location where) {
  const auto [before, constraint] = message.split(" must be ranked tensor of ");
  unsigned number = 0;
  if (constraint.empty() || before.rsplit('#').second.getAsInteger(10, number) || number >= operands.size())
    return;
  const llvm::StringRef wanted = constraint.split(", but got").first;
  const bool floats = wanted.contains("float"), integers = wanted.contains("32-bit signless integer");
  fail(fmt::format("{}: expected {}, got {}", op,
                   floats && integers ? "numbers"
                   : floats           ? "floating numbers"
                   : integers         ? "whole numbers"
                                      : "bool",
                   name(dtype_of_value(operands[number]))),
       where);
}

std::vector<Tensor> emit_in(const std::shared_ptr<GraphImpl> &graph, const std::string &op, ValueRange operands,
                            DictionaryAttr attributes, Location where) {
  MLIRContext *context = &graph->context;
  const std::string full = op.find('.') == std::string::npos ? "ttc." + op : op;
  std::optional<RegisteredOperationName> name = RegisteredOperationName::lookup(full, context);
  auto *inference = name ? name->getInterface<InferTypeOpInterface>() : nullptr;
  if (!inference)
    fail(fmt::format("{}: no operation of this name that infers its results is registered", op), where);

  Diagnostics diagnostics(context);
  mlir::Location location = graph->location(where);
  SmallVector<mlir::Type> results;
  InferredProperties properties(*name, attributes, location);
  if (!properties.valid() ||
      failed(inference->inferReturnTypes(context, location, operands, attributes, properties.get(), {}, results)))
    diagnostics.raise(op + ": wrong operands", where);
  for (mlir::Type type : results)
    if (failed(ir::verifySize(location, op, type)))
      diagnostics.raise(op + ": wrong operands", where);
  OperationState state(location, full, operands, results, attributes.getValue());
  Operation *operation = graph->builder().create(state);
  if (failed(verify(operation, /*verifyRecursively=*/false))) {
    operation->erase();
    explain_types(op, operands, diagnostics.first(), where);
    diagnostics.raise(op + ": wrong operands", where);
  }
  std::vector<Tensor> tensors;
  for (Value result : operation->getResults())
    tensors.push_back(Access::tensor(graph, result));
  return tensors;
}

int kind_rank(DType dtype) { return dtype == DType::Bool ? 0 : is_integer(dtype) ? 1 : 2; }

} // namespace

std::vector<Tensor> emit_all(const std::string &op, const std::vector<Tensor> &operands, const std::vector<Attr> &attrs,
                             Location where) {
  SmallVector<Value> values;
  for (const Tensor &operand : operands) {
    GraphImpl &graph = graph_of(op.c_str(), operand, where);
    GraphImpl &first = *Access::graph(operands.front());
    if (&graph != &first)
      fail(fmt::format("{}: operands of different graphs: '{}' and '{}'", op, first.name, graph.name), where);
    values.push_back(Access::value(operand));
  }
  const std::shared_ptr<GraphImpl> &graph = Access::graph(operands.front());
  return emit_in(graph, op, values, dictionary(*graph, attrs), where);
}

Tensor emit(const std::string &op, const std::vector<Tensor> &operands, const std::vector<Attr> &attrs,
            Location where) {
  return emit_all(op, operands, attrs, where).front();
}

Tensor constant_like(const Tensor &like, Scalar value, DType dtype, Location where) {
  graph_of("constant", like, where);
  const std::shared_ptr<GraphImpl> &graph = Access::graph(like);
  RankedTensorType type = graph->type({}, dtype);
  mlir::Type element = type.getElementType();
  Attribute scalar;
  if (is_integer(dtype) && !value.is_floating())
    scalar = IntegerAttr::get(element, APInt(element.getIntOrFloatBitWidth(), value.integer(), /*isSigned=*/true,
                                             /*implicitTrunc=*/true));
  else
    scalar = (value.is_floating() ? ir::Number(value.real()) : ir::Number(value.integer())).element(element);
  DictionaryAttr attributes = DictionaryAttr::get(
      &graph->context,
      {NamedAttribute(StringAttr::get(&graph->context, "value"), DenseElementsAttr::get(type, scalar))});
  return emit_in(graph, "constant", {}, attributes, where).front();
}

Tensor iota_like(const Tensor &like, const SymbolicShape &shape, std::int64_t dim, DType dtype, Location where) {
  graph_of("iota", like, where);
  const std::shared_ptr<GraphImpl> &graph = Access::graph(like);
  DictionaryAttr attributes = dictionary(*graph, {{"shape", shape}, {"dim", dim}, {"dtype", dtype}});
  return emit_in(graph, "iota", {}, attributes, where).front();
}

DType promote(DType a, DType b) {
  if (a == b)
    return a;
  if (kind_rank(a) != kind_rank(b))
    return kind_rank(a) > kind_rank(b) ? a : b;
  if (itemsize(a) != itemsize(b))
    return itemsize(a) > itemsize(b) ? a : b;
  // Two types of one size hold different numbers: bf16 and f16, or i8 and u8.
  return is_floating_point(a) ? DType::F32 : DType::I16;
}

std::optional<DType> common_half(std::initializer_list<Tensor> operands, Location where) {
  std::optional<DType> common;
  for (const Tensor &operand : operands)
    if (operand.defined() && is_floating_point(operand.dtype(where)))
      common = common ? promote(*common, operand.dtype(where)) : operand.dtype(where);
  return common && is_half(*common) ? common : std::nullopt;
}

Tensor from_half(const Tensor &x, Location where) {
  return x.defined() && is_half(x.dtype(where)) ? x.to(DType::F32, where) : x;
}

std::pair<Tensor, Tensor> promoted(const Tensor &a, const Tensor &b, Location where) {
  const DType of_a = a.dtype(where), of_b = b.dtype(where);
  if (of_a == of_b)
    return {a, b};
  DType common = promote(of_a, of_b);
  const bool a_scalar = a.dim(where) == 0, b_scalar = b.dim(where) == 0;
  if (kind_rank(of_a) == kind_rank(of_b) && a_scalar != b_scalar)
    common = a_scalar ? of_b : of_a;
  return {a.to(common, where), b.to(common, where)};
}

Tensor as_floating(const Tensor &x, Location where) {
  return is_floating_point(x.dtype(where)) ? x : x.to(DType::F32, where);
}

Tensor as_bool(const Tensor &x, Location where) { return x.dtype(where) == DType::Bool ? x : x.to(DType::Bool, where); }

DType promote(DType dtype, Scalar value) {
  if (value.is_floating() && !is_floating_point(dtype))
    return DType::F32;
  return dtype == DType::Bool && !value.is_bool() ? DType::I64 : dtype;
}

Tensor number_like(const Tensor &x, Scalar value, Location where) {
  return constant_like(x, value, promote(x.dtype(where), value), where);
}

Scalar element_of(const char *op, DType dtype, Scalar value, Location where) {
  if (is_floating_point(dtype))
    return value;
  if (dtype == DType::Bool)
    return value.real() != 0;
  const Scalar whole = value.is_floating() ? Scalar(std::trunc(value.real())) : value;
  const bool wraps = dtype == DType::U8 && whole.real() >= -255 && whole.real() < 0;
  if (!whole.fits(dtype) && !wraps)
    fail(fmt::format("{}: expected a value in the range of {}, got {}", op, name(dtype), value.to_string()), where);
  return whole.integer();
}

Attr number_attribute(const char *name, Scalar value) {
  return value.is_floating() ? Attr(name, value.real()) : Attr(name, value.integer());
}

void check_floating_numbers(const char *op, const Tensor &x, Location where) {
  if (!is_floating_point(x.dtype(where)))
    fail(fmt::format("{}: expected floating numbers, got {}", op, name(x.dtype())), where);
}

void check_not_empty(const char *op, const Tensor &x, const std::vector<std::int64_t> &dims, Location where) {
  for (std::int64_t dim : dims)
    if (x.size(dim, where) == Dim(0))
      fail(fmt::format("{}: expected at least one element in dimension {}, got {}", op, dim, x.shape().to_string()),
           where);
}

SymbolicShape broadcast_shapes(const char *op, const SymbolicShape &a, const SymbolicShape &b, Location where) {
  const std::size_t rank = std::max(a.size(), b.size());
  std::vector<Dim> common(rank, Dim(1));
  for (std::size_t i = 1; i <= rank; ++i) {
    const Dim one(1), of_a = i <= a.size() ? a[a.size() - i] : one, of_b = i <= b.size() ? b[b.size() - i] : one;
    const bool unknown = of_a == Dim::unknown() || of_b == Dim::unknown();
    if (of_a != of_b && of_a != one && of_b != one && !unknown)
      fail(fmt::format("{}: shapes do not broadcast: {} and {}", op, a.to_string(), b.to_string()), where);
    common[rank - i] = of_a == one || of_a == Dim::unknown() ? of_b : of_a;
  }
  return common;
}

std::int64_t normalize_dim(const char *op, std::int64_t dim, std::int64_t rank, Location where) {
  if (dim < -rank || dim >= rank)
    fail(fmt::format("{}: dimension {} is out of range for rank {}", op, dim, rank), where);
  return dim < 0 ? dim + rank : dim;
}

std::vector<std::int64_t> normalize_dims(const char *op, const Dims &dims, std::int64_t rank, Location where) {
  std::vector<std::int64_t> result;
  for (std::int64_t dim : dims.list())
    result.push_back(normalize_dim(op, dim, std::max<std::int64_t>(rank, 1), where));
  if (dims.empty())
    for (std::int64_t dim = 0; dim < rank; ++dim)
      result.push_back(dim);
  std::sort(result.begin(), result.end());
  if (std::adjacent_find(result.begin(), result.end()) != result.end())
    fail(fmt::format("{}: a dimension occurs twice in {}", op, to_string(dims.list())), where);
  if (rank == 0)
    result.clear();
  return result;
}

std::int64_t checked_product(const char *op, const std::vector<std::int64_t> &extents, Location where) {
  std::int64_t most = 1;
  for (std::int64_t extent : extents)
    most = ir::saturatingMultiply(most, std::max<std::int64_t>(extent, 1));
  if (most > ir::maxElements)
    fail(fmt::format("{}: {} has more elements than a tensor can hold", op, to_string(extents)), where);
  return ir::saturatingProduct(extents);
}

void check_pieces(const char *op, std::int64_t count, Location where) {
  constexpr std::int64_t most = std::int64_t(1) << 20;
  if (count > most)
    fail(fmt::format("{}: expected at most {} pieces, got {}", op, most, count), where);
}

void check_positions(const char *op, std::int64_t count, Location where) {
  constexpr std::int64_t most = std::int64_t(1) << 27;
  if (count > most)
    fail(fmt::format("{}: expected at most {} positions in one dimension, got {}", op, most, count), where);
}

void check_extents(const char *op, const SymbolicShape &shape, Location where) {
  std::vector<std::int64_t> known;
  for (const Dim &dim : shape) {
    if (dim.is_static() && dim.extent() < 0)
      fail(fmt::format("{}: expected extents of 0 or more, got {}", op, shape.to_string()), where);
    known.push_back(dim.is_static() ? dim.extent() : 1);
  }
  checked_product(op, known, where);
}

std::int64_t static_size(const char *op, const Tensor &x, std::int64_t dim, Location where) {
  const Dim size = x.size(normalize_dim(op, dim, x.dim(where), where), where);
  if (!size.is_static())
    fail(fmt::format("{}: dimension {} must be a known number, got {}", op, dim, size.to_string()), where);
  return size.extent();
}

} // namespace ttc::detail
