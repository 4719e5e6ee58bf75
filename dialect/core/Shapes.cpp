//===- Shapes.cpp - Shape inference shared by all operations --------------===//

#include "dialect/core/Shapes.h"
#include "dialect/core/ElementTypes.h"
#include "dialect/core/Saturating.h"
#include "dialect/core/TTCDialect.h"
#include "dialect/core/Traits.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace ttc::ir {

Dims dimsOf(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  auto names = dyn_cast_or_null<DimsAttr>(tensor.getEncoding());
  Dims dims;
  for (auto [i, size] : llvm::enumerate(tensor.getShape())) {
    bool named = names && i < names.getNames().size() && ShapedType::isDynamic(size);
    dims.push_back({size, named && !names.getNames()[i].empty() ? names.getNames()[i] : StringAttr()});
  }
  return dims;
}

RankedTensorType tensorOf(ArrayRef<Dim> dims, Type elementType) {
  MLIRContext *context = elementType.getContext();
  SmallVector<int64_t> shape;
  SmallVector<StringAttr> names;
  bool named = false;
  for (const Dim &dim : dims) {
    shape.push_back(dim.size);
    bool has = !dim.isStatic() && dim.isNamed();
    names.push_back(has ? dim.name : StringAttr::get(context, ""));
    named |= has;
  }
  return RankedTensorType::get(shape, elementType, named ? DimsAttr::get(context, names) : Attribute());
}

std::string str(const Dim &dim) {
  return dim.isStatic() ? std::to_string(dim.size) : dim.isNamed() ? dim.name.str() : "?";
}

std::string str(ArrayRef<Dim> dims) {
  return "[" + llvm::join(llvm::map_range(dims, [](const Dim &dim) { return str(dim); }), ", ") + "]";
}

std::string str(Type tensorType) { return str(dimsOf(tensorType)); }

std::string str(ArrayRef<int64_t> values) {
  return "[" + llvm::join(llvm::map_range(values, [](int64_t v) { return std::to_string(v); }), ", ") + "]";
}

std::string dtypeName(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

std::optional<Dim> unify(Dim a, Dim b) {
  if (a.isStatic() && b.isStatic())
    return a.size == b.size ? std::optional(a) : std::nullopt;
  if (a.isNamed() && b.isNamed())
    return a.name == b.name ? std::optional(a) : std::nullopt;
  if (a.isStatic() || a.isNamed())
    return (a.isStatic() && b.isNamed()) ? std::nullopt : std::optional(a);
  return b;
}

std::optional<Dims> broadcast(ArrayRef<Dim> a, ArrayRef<Dim> b) {
  if (a.size() < b.size())
    std::swap(a, b);
  Dims result(a.begin(), a.end());
  for (auto [out, other] : llvm::zip(MutableArrayRef<Dim>(result).take_back(b.size()), b)) {
    if (other.size == 1 || out.size == 1) {
      out = out.size == 1 ? other : out;
      continue;
    }
    std::optional<Dim> common = unify(out, other);
    if (!common)
      return std::nullopt;
    out = *common;
  }
  return result;
}

namespace {
/// A product of a number and symbols, in the order of their names.
struct Product {
  int64_t number = 1;
  SmallVector<StringRef> symbols;
  bool known = true;

  explicit Product(ArrayRef<Dim> dims) {
    for (const Dim &dim : dims) {
      if (dim.isStatic()) {
        number = saturatingMultiply(number, dim.size);
      } else if (!dim.isNamed()) {
        known = false;
      } else {
        SmallVector<StringRef> factors;
        dim.name.getValue().split(factors, '*');
        for (StringRef factor : factors) {
          int64_t value;
          if (!factor.getAsInteger(10, value))
            number = saturatingMultiply(number, value);
          else
            symbols.push_back(factor);
        }
      }
    }
    llvm::sort(symbols);
  }

  Dim dim(MLIRContext *context) const {
    if (!known)
      return {};
    if (symbols.empty() || number == 0)
      return {number};
    std::string prefix = number == 1 ? "" : std::to_string(number) + "*";
    return {ShapedType::kDynamic, StringAttr::get(context, prefix + llvm::join(symbols, "*"))};
  }
};
} // namespace

Dim product(MLIRContext *context, ArrayRef<Dim> dims) { return Product(dims).dim(context); }

std::optional<Dim> quotient(MLIRContext *context, ArrayRef<Dim> dims, ArrayRef<Dim> by) {
  Product numerator(dims), denominator(by);
  if (!numerator.known || !denominator.known)
    return Dim{};
  for (StringRef symbol : denominator.symbols) {
    auto *it = llvm::find(numerator.symbols, symbol);
    if (it == numerator.symbols.end())
      return std::nullopt;
    numerator.symbols.erase(it);
  }
  if (denominator.number == 0 || numerator.number % denominator.number != 0)
    return std::nullopt;
  numerator.number /= denominator.number;
  return numerator.dim(context);
}

std::optional<int64_t> evaluateName(StringRef name, function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  int64_t result = 1;
  SmallVector<StringRef> factors;
  name.split(factors, '*');
  for (StringRef factor : factors) {
    int64_t value;
    if (factor.getAsInteger(10, value)) {
      std::optional<int64_t> extent = extentOf(factor);
      if (!extent)
        return std::nullopt;
      value = *extent;
    }
    result = saturatingMultiply(result, value);
  }
  return result;
}

FailureOr<int64_t> normalizeDim(std::optional<Location> location, StringRef op, int64_t dim, int64_t rank) {
  if (dim < -rank || dim >= rank)
    return emitOptionalError(location, op, ": dimension out of range, expected ", -rank, " to ", rank - 1, ", got ",
                             dim);
  return dim < 0 ? dim + rank : dim;
}

FailureOr<SmallVector<int64_t>> normalizeDims(std::optional<Location> location, StringRef op, ArrayRef<int64_t> dims,
                                              int64_t rank, bool emptyIsAll) {
  if (dims.empty() && emptyIsAll)
    return llvm::to_vector(llvm::seq<int64_t>(0, rank));
  SmallVector<int64_t> result;
  for (int64_t dim : dims) {
    FailureOr<int64_t> normal = normalizeDim(location, op, dim, rank);
    if (failed(normal))
      return failure();
    if (llvm::is_contained(result, *normal))
      return emitOptionalError(location, op, ": expected different dimensions, got ", str(dims));
    result.push_back(*normal);
  }
  llvm::sort(result);
  return result;
}

bool compatibleTypes(TypeRange lhs, TypeRange rhs) {
  return llvm::equal(lhs, rhs, [](Type l, Type r) {
    auto a = dyn_cast<RankedTensorType>(l), b = dyn_cast<RankedTensorType>(r);
    if (!a || !b)
      return l == r;
    return a.getElementType() == b.getElementType() && succeeded(verifyCompatibleShape(a.getShape(), b.getShape()));
  });
}

FailureOr<Dims> inferBroadcast(std::optional<Location> location, StringRef op, TypeRange operands) {
  Dims result = dimsOf(operands.front());
  for (Type type : operands.drop_front()) {
    std::optional<Dims> common = broadcast(result, dimsOf(type));
    if (!common) {
      std::string shapes = llvm::join(llvm::map_range(operands, [](Type t) { return str(t); }), " and ");
      return emitOptionalError(location, op, ": shapes do not broadcast: ", shapes);
    }
    result = *common;
  }
  return result;
}

LogicalResult verifySize(std::optional<Location> location, StringRef op, Type type) {
  auto tensor = cast<RankedTensorType>(type);
  int64_t elements = 1;
  for (int64_t extent : tensor.getShape()) {
    if (!ShapedType::isDynamic(extent) && extent < 0)
      return emitOptionalError(location, op, ": expected extents of at least 0, got ", str(type));
    elements = saturatingMultiply(elements, ShapedType::isDynamic(extent) ? 1 : std::max<int64_t>(extent, 1));
  }
  if (elements > maxElements)
    return emitOptionalError(location, op, ": ", str(type), " has more elements than a tensor can hold");
  int64_t bytes = std::max(1U, tensor.getElementTypeBitWidth() / 8);
  if (saturatingMultiply(elements, bytes) == INT64_MAX)
    return emitOptionalError(location, op, ": ", str(type), " of ", dtypeName(tensor.getElementType()),
                             " has more bytes than a tensor can hold");
  return success();
}

LogicalResult verifyResultSizes(Operation *op) {
  StringRef name = op->getName().stripDialect();
  for (Type type : op->getResultTypes())
    if (isa<RankedTensorType>(type) && failed(verifySize(op->getLoc(), name, type)))
      return failure();
  return success();
}

Dims dimsFromAttributes(ArrayRef<int64_t> shape, Attribute names) {
  auto dimNames = dyn_cast_or_null<DimsAttr>(names);
  Dims dims;
  for (auto [i, size] : llvm::enumerate(shape)) {
    if (size >= 0)
      dims.push_back({size});
    else if (dimNames && i < dimNames.getNames().size() && !dimNames.getNames()[i].empty())
      dims.push_back({ShapedType::kDynamic, dimNames.getNames()[i]});
    else
      dims.push_back({});
  }
  return dims;
}

void bindShapeAttributes(Operation *op, function_ref<std::optional<int64_t>(StringRef)> extentOf) {
  auto names = op->getAttrOfType<DimsAttr>("names");
  auto shape = op->getAttrOfType<DenseI64ArrayAttr>("shape");
  if (!names || !shape)
    return;
  SmallVector<int64_t> sizes(shape.asArrayRef());
  SmallVector<StringAttr> left;
  for (auto [size, name] : llvm::zip(sizes, names.getNames())) {
    std::optional<int64_t> extent = name.empty() ? std::nullopt : evaluateName(name, extentOf);
    if (extent)
      size = *extent;
    left.push_back(extent ? StringAttr::get(op->getContext(), "") : name);
  }
  op->setAttr("shape", DenseI64ArrayAttr::get(op->getContext(), sizes));
  if (llvm::all_of(left, [](StringAttr name) { return name.empty(); }))
    op->removeAttr("names");
  else
    op->setAttr("names", DimsAttr::get(op->getContext(), left));
}

Type elementType(Value value) { return cast<ShapedType>(value.getType()).getElementType(); }

ArrayRef<int64_t> shapeOf(Value value) { return cast<ShapedType>(value.getType()).getShape(); }

} // namespace ttc::ir
