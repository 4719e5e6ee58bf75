// Tensors: looking at them, their methods and operators.
#include "ttc/Tensor.h"

#include "lib/api/Emit.h"
#include "lib/api/GraphImpl.h"
#include "ttc/Ops.h"

#include "dialect/training/ReverseWalk.h"

#include <fmt/format.h>
#include <ostream>

namespace ttc {

using namespace detail;

SymbolicShape Tensor::shape(Location where) const {
  graph_of("shape", *this, where);
  return shape_of(Access::value(*this));
}

DType Tensor::dtype(Location where) const {
  graph_of("dtype", *this, where);
  return dtype_of_value(Access::value(*this));
}

std::int64_t Tensor::dim(Location where) const { return shape(where).rank(); }

Dim Tensor::size(std::int64_t dim, Location where) const {
  const SymbolicShape all = shape(where);
  return all[static_cast<std::size_t>(normalize_dim("size", dim, all.rank(), where))];
}

Graph Tensor::graph(Location where) const {
  graph_of("graph", *this, where);
  return Access::graph(Access::graph(*this));
}

Tensor Tensor::reshape(const SymbolicShape &shape, Location where) const { return ttc::reshape(*this, shape, where); }
Tensor Tensor::flatten(std::int64_t start_dim, std::int64_t end_dim, Location where) const {
  return ttc::flatten(*this, start_dim, end_dim, where);
}
Tensor Tensor::transpose(std::int64_t dim0, std::int64_t dim1, Location where) const {
  return ttc::transpose(*this, dim0, dim1, where);
}
Tensor Tensor::permute(const Dims &dims, Location where) const { return ttc::permute(*this, dims, where); }
Tensor Tensor::squeeze(const Dims &dims, Location where) const { return ttc::squeeze(*this, dims, where); }
Tensor Tensor::unsqueeze(std::int64_t dim, Location where) const { return ttc::unsqueeze(*this, dim, where); }
Tensor Tensor::sum(const Dims &dims, bool keepdim, Location where) const {
  return ttc::sum(*this, dims, keepdim, where);
}
Tensor Tensor::mean(const Dims &dims, bool keepdim, Location where) const {
  return ttc::mean(*this, dims, keepdim, where);
}
Tensor Tensor::to(DType dtype, Location where) const { return ttc::cast(*this, dtype, where); }
Tensor Tensor::detach(Location where) const { return ttc::stop_gradient(*this, where); }

bool Tensor::requires_grad(Location where) const {
  GraphImpl &graph = graph_of("requires_grad", *this, where);
  llvm::SmallVector<mlir::Value> parameters;
  for (const Argument &argument : graph.arguments)
    if (argument.kind == "parameter" && argument.buffer->requires_grad)
      parameters.push_back(argument.value);
  mlir::Block &block = graph.main.getBody().front();
  return ir::ReversePath(llvm::make_range(block.begin(), block.end()), parameters, {}).isActive(Access::value(*this));
}

void Tensor::requires_grad(bool on, Location where) const {
  const Argument *argument = graph_of("requires_grad", *this, where).argument(Access::value(*this));
  if (!argument || argument->kind != "parameter")
    fail(fmt::format("requires_grad: expected a parameter, got {}",
                     argument ? fmt::format("the {} '{}'", argument->kind, argument->name) : "a computed tensor"),
         where);
  argument->buffer->set_requires_grad(on);
}

std::ostream &operator<<(std::ostream &os, const Tensor &tensor) {
  if (!tensor.defined())
    return os << "Tensor (undefined)";
  return os << "Tensor" << tensor.shape().to_string() << ' ' << name(tensor.dtype());
}

Tensor operator+(Operand a, Operand b) { return add(a.tensor, b.tensor, 1, a.where); }
Tensor operator+(Operand a, Scalar b) { return add(a.tensor, b, a.where); }
Tensor operator+(Scalar a, Operand b) { return add(b.tensor, a, b.where); }
Tensor operator-(Operand a, Operand b) { return sub(a.tensor, b.tensor, 1, a.where); }
Tensor operator-(Operand a, Scalar b) { return sub(a.tensor, b, a.where); }
Tensor operator-(Scalar a, Operand b) {
  auto body = [&](const Tensor &x) { return sub(number_like(x, a, b.where), x, 1, b.where); };
  return in_f32(b.where, body, b.tensor);
}
Tensor operator*(Operand a, Operand b) { return mul(a.tensor, b.tensor, a.where); }
Tensor operator*(Operand a, Scalar b) { return mul(a.tensor, b, a.where); }
Tensor operator*(Scalar a, Operand b) { return mul(b.tensor, a, b.where); }
Tensor operator/(Operand a, Operand b) { return div(a.tensor, b.tensor, "", a.where); }
Tensor operator/(Operand a, Scalar b) { return div(a.tensor, b, a.where); }
Tensor operator/(Scalar a, Operand b) {
  auto body = [&](const Tensor &x) { return div(number_like(x, a, b.where), x, "", b.where); };
  return in_f32(b.where, body, b.tensor);
}
Tensor operator-(Operand a) { return neg(a.tensor, a.where); }

Tensor operator==(Operand a, Operand b) { return eq(a.tensor, b.tensor, a.where); }
Tensor operator==(Operand a, Scalar b) { return eq(a.tensor, b, a.where); }
Tensor operator!=(Operand a, Operand b) { return ne(a.tensor, b.tensor, a.where); }
Tensor operator!=(Operand a, Scalar b) { return ne(a.tensor, b, a.where); }
Tensor operator<(Operand a, Operand b) { return lt(a.tensor, b.tensor, a.where); }
Tensor operator<(Operand a, Scalar b) { return lt(a.tensor, b, a.where); }
Tensor operator<=(Operand a, Operand b) { return le(a.tensor, b.tensor, a.where); }
Tensor operator<=(Operand a, Scalar b) { return le(a.tensor, b, a.where); }
Tensor operator>(Operand a, Operand b) { return gt(a.tensor, b.tensor, a.where); }
Tensor operator>(Operand a, Scalar b) { return gt(a.tensor, b, a.where); }
Tensor operator>=(Operand a, Operand b) { return ge(a.tensor, b.tensor, a.where); }
Tensor operator>=(Operand a, Scalar b) { return ge(a.tensor, b, a.where); }

Tensor operator!(Operand a) { return logical_not(a.tensor, a.where); }
Tensor operator&(Operand a, Operand b) { return logical_and(a.tensor, b.tensor, a.where); }
Tensor operator|(Operand a, Operand b) { return logical_or(a.tensor, b.tensor, a.where); }
Tensor operator^(Operand a, Operand b) { return logical_xor(a.tensor, b.tensor, a.where); }

Tensor &operator+=(Tensor &a, Operand b) { return a = add(a, b.tensor, 1, b.where); }
Tensor &operator-=(Tensor &a, Operand b) { return a = sub(a, b.tensor, 1, b.where); }
Tensor &operator*=(Tensor &a, Operand b) { return a = mul(a, b.tensor, b.where); }
Tensor &operator/=(Tensor &a, Operand b) { return a = div(a, b.tensor, "", b.where); }

} // namespace ttc
