// Textual IR, whole or damaged, through the parser, the verifier and all stages of the compiler.
#include "dialect/core/TTCDialect.h"
#include "lib/driver/Driver.h"
#include "lib/driver/SourceFile.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "passes/Pipelines.h"
#include "test/fuzz/Targets.h"

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

using namespace mlir;
using namespace ttc;

namespace {

/// A context and whether it has heard an error. It keeps every attribute it ever saw, so that it is renewed now and
/// then.
class Session {
public:
  Session() : context(MLIRContext::Threading::DISABLED) {
    driver::loadDialects(context);
    context.getDiagEngine().registerHandler([this](Diagnostic &diagnostic) {
      failed |= diagnostic.getSeverity() == DiagnosticSeverity::Error;
      return success();
    });
  }

  static Session &get() {
    static std::unique_ptr<Session> session;
    static int uses = 0;
    if (!session || uses++ % 256 == 0)
      session = std::make_unique<Session>();
    session->failed = false;
    return *session;
  }

  /// False when `result` is a failure, which an error must have explained.
  bool succeeds(LogicalResult result, llvm::StringRef step) {
    if (mlir::succeeded(result))
      return true;
    if (!failed)
      throw std::logic_error(step.str() + " fails without an error");
    return false;
  }

  MLIRContext context;
  bool failed = false;
};

/// A small number for each symbol that an argument's extents name.
std::map<std::string, int64_t> bindSymbols(ModuleOp module) {
  std::map<std::string, int64_t> dims;
  for (auto function : module.getOps<FunctionOpInterface>())
    for (Type type : function.getArgumentTypes())
      if (auto tensor = dyn_cast<RankedTensorType>(type))
        for (const ir::Dim &dim : ir::dimsOf(tensor)) {
          llvm::SmallVector<llvm::StringRef> factors;
          if (dim.isNamed())
            dim.name.getValue().split(factors, '*');
          for (llvm::StringRef factor : factors)
            dims.try_emplace(factor.str(), 2 + dims.size() % 3);
        }
  return dims;
}

std::string print(ModuleOp module) {
  std::string text;
  llvm::raw_string_ostream(text) << module;
  return text;
}

} // namespace

void fuzz::ir(const std::uint8_t *bytes, std::size_t count) {
  llvm::StringRef text(reinterpret_cast<const char *>(bytes), count);
  if (driver::findFault(text))
    return;
  Session &session = Session::get();
  ParserConfig config(&session.context);
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(text, config);
  if (!session.succeeds(success(bool(module)), "parsing"))
    return;
  if (!parseSourceString<ModuleOp>(print(*module), config))
    throw std::logic_error("what was printed is not parsed: " + print(*module));

  PipelineOptions options;
  options.dims = bindSymbols(*module);
  for (const PipelineStage &stage : stages()) {
    PassManager manager(&session.context);
    manager.enableVerifier(false);
    stage.build(manager, options);
    if (!session.succeeds(manager.run(*module), stage.name))
      return;
    if (failed(verify(*module)))
      throw std::logic_error("stage " + stage.name.str() + " makes IR that doesn't verify");
  }
}
