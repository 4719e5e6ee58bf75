// Operations of dialects that users register.
#include "ttc/ops/Native.h"

#include "lib/api/Emit.h"

#include <fmt/format.h>

namespace ttc {

using namespace detail;

std::vector<Tensor> emit_op(const std::string &name, const std::vector<Tensor> &operands,
                            const std::vector<OpAttribute> &attributes, Location where) {
  if (name.find('.') == std::string::npos)
    fail(fmt::format("emit_op: expected a name dialect.op, got {}", name), where);
  if (operands.empty())
    fail(fmt::format("{}: expected at least one operand, got none", name), where);
  return emit_all(name, operands, attributes, where);
}

} // namespace ttc
