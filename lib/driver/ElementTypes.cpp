//===- ElementTypes.cpp - Element types of arrays and of the IR -----------===//

#include "lib/driver/ElementTypes.h"

using namespace mlir;
using namespace ttc;

Type driver::elementTypeOf(MLIRContext *context, DType dtype) {
  switch (dtype) {
  case DType::F32:
    return Float32Type::get(context);
  case DType::F64:
    return Float64Type::get(context);
  case DType::BF16:
    return BFloat16Type::get(context);
  case DType::F16:
    return Float16Type::get(context);
  case DType::I8:
    return IntegerType::get(context, 8);
  case DType::I16:
    return IntegerType::get(context, 16);
  case DType::I32:
    return IntegerType::get(context, 32);
  case DType::I64:
    return IntegerType::get(context, 64);
  case DType::U8:
    return IntegerType::get(context, 8, IntegerType::Unsigned);
  case DType::Bool:
    return IntegerType::get(context, 1);
  }
  return {};
}

std::optional<DType> driver::dtypeOf(Type elementType) {
  for (DType dtype : all_dtypes)
    if (elementTypeOf(elementType.getContext(), dtype) == elementType)
      return dtype;
  return std::nullopt;
}
