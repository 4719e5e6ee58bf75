//===- TTCDialect.td - The ttc dialect ------------------------------------===//
#ifndef TTC_DIALECT_TD
#define TTC_DIALECT_TD

include "mlir/IR/OpBase.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/TensorEncoding.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "dialect/core/Interfaces.td"
include "dialect/core/Traits.td"

def TTC_Dialect : Dialect {
  let name = "ttc";
  let cppNamespace = "::ttc::ir";
  let summary = "Training programs on tensors";
  let description = [{
    Three levels share this dialect. *Graph*: operations on tensors with torch's
    semantics, one function per model. *Kernel*: `ttc.kernel` regions, each
    lowered to one loop nest. *Schedule*: `ttc.launch` and `ttc.barrier` over
    buffers in one arena.

    Tensors are builtin ranked tensors of f32, f64, i32, i64 and i1, and of the types
    of storage bf16, f16, i8, i16 and ui8, which `ttc-widen-types` keeps arithmetic out of. A dynamic
    extent may carry a name through the encoding `#ttc.dims<"B", "">`, one string
    per dimension, empty for a static or unnamed one.
  }];
  let extraClassDeclaration = [{
    /// `addOperations` for the families' lists.
    template <typename... Ops> void addOperationsOf() { addOperations<Ops...>(); }
  }];
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
  // Attributes live in the dictionary, so that an operation can be created by name from
  // operands and a dictionary alone.
  let usePropertiesForAttributes = 0;
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect", "::mlir::func::FuncDialect"
  ];
}

class TTC_Attr<string name, string attrMnemonic, list<Trait> traits = []>
    : AttrDef<TTC_Dialect, name, traits> {
  let mnemonic = attrMnemonic;
}

def TTC_DimsAttr : TTC_Attr<"Dims", "dims", [DeclareAttrInterfaceMethods<VerifiableTensorEncoding>]> {
  let summary = "Names of a tensor's symbolic dimensions";
  let description = [{
    The encoding of a ranked tensor type with symbolic dimensions: one string per
    dimension, empty where the dimension is static or has no name. Equal names
    within one function stand for equal extents. `ttc-specialize` binds them.

    Example: `tensor<?x784xf32, #ttc.dims<"B", "">>`.
  }];
  let parameters = (ins ArrayRefParameter<"::mlir::StringAttr">:$names);
  let assemblyFormat = "`<` $names `>`";
}

/// A ranked tensor of these element types without an encoding other than the names of its dimensions.
class TTC_TensorOf<list<Type> elements>
    : Type<And<[RankedTensorOf<elements>.predicate,
                CPred<[{::llvm::isa_and_present<::ttc::ir::DimsAttr>(
                    ::llvm::cast<::mlir::RankedTensorType>($_self).getEncoding()) ||
                    !::llvm::cast<::mlir::RankedTensorType>($_self).getEncoding()}]>]>,
           RankedTensorOf<elements>.summary, "::mlir::RankedTensorType">;

def TTC_Tensor : TTC_TensorOf<[F32, F64, BF16, F16, I32, I64, I8, I16, UI8, I1]>;
def TTC_FloatTensor : TTC_TensorOf<[F32, F64, BF16, F16]>;
def TTC_NumberTensor : TTC_TensorOf<[F32, F64, BF16, F16, I32, I64, I8, I16, UI8]>;
def TTC_IntTensor : TTC_TensorOf<[I32, I64]>;
def TTC_BoolTensor : TTC_TensorOf<[I1]>;

/// An attribute that names one of these element types.
class TTC_ElementTypeAttr<list<Type> elements>
    : ConfinedAttr<TypeAttr, [AttrConstraint<SubstLeaves<"$_self",
          "::llvm::cast<::mlir::TypeAttr>($_self).getValue()", AnyTypeOf<elements>.predicate>,
          AnyTypeOf<elements>.summary>]>;
def TTC_AnyElementTypeAttr : TTC_ElementTypeAttr<[F32, F64, BF16, F16, I32, I64, I8, I16, UI8, I1]>;
def TTC_NumberTypeAttr : TTC_ElementTypeAttr<[F32, F64, BF16, F16, I32, I64, I8, I16, UI8]>;

/// A number, whole or floating, that the operation reads in its element type; see Number.h.
def TTC_NumberAttr : Attr<CPred<"::ttc::ir::Number::is($_self)">, "64-bit float or signless integer"> {
  let storageType = "::mlir::TypedAttr";
  let returnType = "::ttc::ir::Number";
  let convertFromStorage = "::ttc::ir::Number::of($_self)";
  let constBuilderCall = "::ttc::ir::Number($0).attribute($_builder.getContext())";
}

/// Moves, chooses or converts elements of all types as they are; see ElementTypes.h.
def StorageAgnostic : NativeOpTrait<"StorageAgnostic"> { let cppNamespace = "::ttc::ir"; }

/// An operation of the graph: pure, its result types inferred from its operands.
class TTC_Op<string mnemonic, list<Trait> traits = []>
    : Op<TTC_Dialect, mnemonic, !listconcat([Pure, SizedResults], traits)>;

/// An operation whose result types come from `inferReturnTypes`, called with its adaptor.
/// `definitions` are further C++ definitions.
class TTC_InferredOp<string mnemonic, list<Trait> traits = [], code definitions = "">
    : TTC_Op<mnemonic, !listconcat([InferTypeOpAdaptorWithIsCompatible], traits)> {
  let assemblyFormat = "operands attr-dict `:` functional-type(operands, results)";
  let extraClassDefinition = [{
    bool $cppClass::isCompatibleReturnTypes(::mlir::TypeRange lhs, ::mlir::TypeRange rhs) {
      return ::ttc::ir::compatibleTypes(lhs, rhs);
    }
  }] # definitions;
}

#endif
