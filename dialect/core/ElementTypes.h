//===- ElementTypes.h - What element types are stored and computed as -----===//
//
// bf16, f16, i8, i16 and ui8 are types of storage only: no operation computes in
// them, except those that move, choose or convert elements as they are.
//
//===----------------------------------------------------------------------===//
#ifndef TTC_DIALECT_CORE_ELEMENTTYPES_H
#define TTC_DIALECT_CORE_ELEMENTTYPES_H

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/OpDefinition.h"

namespace ttc::ir {

/// An operation that moves, chooses or converts elements and computes nothing in their types: it takes every type of
/// storage. `ttc-widen-types` leaves it alone.
template <typename ConcreteType>
class StorageAgnostic : public mlir::OpTrait::TraitBase<ConcreteType, StorageAgnostic> {};

/// The element type that values of `element` are computed in: f32 for bf16 and f16, i32 for i8, i16 and ui8, the type
/// itself for all others.
mlir::Type computeType(mlir::Type element);

/// Whether `element` is stored, but not computed in.
inline bool isStorageOnly(mlir::Type element) { return computeType(element) != element; }

/// The signless integer whose bits hold an element in the buffers of compiled code: i8 for i1 and ui8, i16 for bf16 and
/// f16; the type itself for all others.
mlir::Type storageType(mlir::Type element);

/// The bytes of a tensor or buffer of static shape, as compiled code stores it; INT64_MAX for more.
int64_t bytesOf(mlir::ShapedType type);

/// Whether every value of `from` is a value of `to`.
bool isExactConversion(mlir::Type from, mlir::Type to);

} // namespace ttc::ir

#endif
