// A case as a function of the graph level, handed to driver::checkGradients.
#include "Cases.h"

#include "lib/api/GraphImpl.h"
#include "lib/driver/Driver.h"
#include "lib/driver/GradientCheck.h"

#include "mlir/IR/IRMapping.h"

#include <fmt/format.h>

namespace gradients {

using ttc::Tensor;
using namespace ttc::detail;

Tensor Arguments::add(const ttc::SymbolicShape &shape, ttc::DType dtype, double low, double high) {
  GraphImpl &impl = Access::impl(graph);
  const unsigned index = impl.arguments.size();
  Tensor tensor = graph.input(fmt::format("x{}", index), shape, dtype);
  mlir::Builder builder(&impl.context);
  impl.complete_signature();
  impl.main.setArgAttr(index, "ttc.range", builder.getF64ArrayAttr({low, high}));
  return tensor;
}

Tensor Arguments::floats(const ttc::SymbolicShape &shape, double low, double high) {
  return add(shape, ttc::DType::F32, low, high);
}

Tensor Arguments::whole(const ttc::SymbolicShape &shape, std::int64_t low, std::int64_t high) {
  return add(shape, ttc::DType::I64, static_cast<double>(low), static_cast<double>(high));
}

Tensor Arguments::mask(const ttc::SymbolicShape &shape) { return add(shape, ttc::DType::Bool, 0, 1); }

std::string check(const Case &each) {
  try {
    Arguments arguments;
    Tensor result = each.build(arguments);
    GraphImpl &impl = Access::impl(arguments.graph);
    ttc::driver::loadDialects(impl.context);
    impl.complete_signature();
    mlir::OwningOpRef<mlir::ModuleOp> module = mlir::ModuleOp::create(impl.main.getLoc());
    mlir::IRMapping map;
    auto function = mlir::cast<mlir::func::FuncOp>(impl.main->clone(map));
    module->push_back(function);
    mlir::OpBuilder builder = mlir::OpBuilder::atBlockEnd(&function.getBody().front());
    mlir::Value value = map.lookup(Access::value(result));
    mlir::func::ReturnOp::create(builder, function.getLoc(), value);
    function.setType(builder.getFunctionType(function.getArgumentTypes(), value.getType()));

    std::string messages;
    mlir::ScopedDiagnosticHandler handler(&impl.context, [&](mlir::Diagnostic &diagnostic) {
      if (diagnostic.getSeverity() == mlir::DiagnosticSeverity::Error)
        messages += diagnostic.str() + "\n";
      return mlir::success();
    });
    ttc::driver::GradientCheckOptions options;
    options.order = each.order;
    options.samples = 16;
    if (mlir::failed(ttc::driver::checkGradients(function, options)) && messages.empty())
      return "failed without a message\n";
    return messages;
  } catch (const ttc::Error &error) {
    return std::string(error.what()) + "\n";
  }
}

} // namespace gradients
