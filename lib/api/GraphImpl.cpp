// The graph's MLIR module.
#include "lib/api/GraphImpl.h"

#include "dialect/core/TTCDialect.h"
#include "lib/api/Emit.h"
#include "lib/driver/ElementTypes.h"
#include "lib/driver/Extension.h"
#include "lib/host/Text.h"
#include "lib/jit/CompilerThreads.h"

#include "mlir/IR/BuiltinTypes.h"

#include <cstring>
#include <fmt/format.h>

using namespace mlir;

namespace ttc::detail {

namespace {

/// Names of dimensions: letters, digits and underscores, so that products such as "2*B" have names of their own.
bool is_identifier(const std::string &name) {
  for (char c : name)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_')
      return false;
  return !name.empty() && !std::isdigit(static_cast<unsigned char>(name.front()));
}

} // namespace

GraphImpl::GraphImpl(const std::string &name, Location where) : name(name), context(MLIRContext::Threading::DISABLED) {
  install_fork_handlers();
  jit::CompilerSection section;
  context.setThreadPool(jit::CompilerThreads::get());
  context.loadDialect<func::FuncDialect, ir::TTCDialect>();
  DialectRegistry extensions;
  driver::insertExtensions(extensions);
  context.appendDialectRegistry(extensions);
  context.loadAllAvailableDialects();
  context.printOpOnDiagnostic(false);
  OpBuilder builder(&context);
  module = ModuleOp::create(location(where), name);
  main = func::FuncOp::create(location(where), "main", builder.getFunctionType({}, {}));
  module->push_back(main);
  main.addEntryBlock();
}

std::shared_ptr<StateBuffer> StateStore::find(const std::string &name) const {
  std::lock_guard lock(bookkeeping());
  auto known = buffers_.find(name);
  return known == buffers_.end() ? nullptr : known->second;
}

std::shared_ptr<StateBuffer> StateStore::find_or_make(const std::string &name,
                                                      const std::function<std::shared_ptr<StateBuffer>()> &make) {
  if (std::shared_ptr<StateBuffer> known = find(name))
    return known;
  // Another thread may make one at the same time; the first in the table is the one.
  insert({{name, make()}});
  return find(name);
}

void StateStore::insert(const Buffers &more) {
  std::lock_guard lock(bookkeeping());
  buffers_.insert(more.begin(), more.end());
}

StateStore::Buffers StateStore::snapshot() const {
  std::lock_guard lock(bookkeeping());
  return buffers_;
}

std::shared_ptr<StateBuffer> make_random_state(const StateStore &store) {
  auto seeded = [](const Shape &shape, DType dtype, std::uint64_t seed) {
    Array state = Array::zeros(shape, dtype);
    std::memcpy(state.raw(), &seed, sizeof(seed));
    return state;
  };
  return std::make_shared<StateBuffer>(Shape{2}, DType::I64, seeded, false, store.group);
}

Block &GraphImpl::block() { return bodies.empty() ? main.getBody().front() : *bodies.back(); }

OpBuilder GraphImpl::builder() {
  // A body under construction has no operation around it yet that would know the context.
  OpBuilder builder(&context);
  builder.setInsertionPointToEnd(&block());
  return builder;
}

Operation *GraphImpl::last_operation() { return block().empty() ? nullptr : &block().back(); }

mlir::Location GraphImpl::location(Location where) {
  mlir::Location line = where.line ? mlir::Location(FileLineColLoc::get(&context, where.file, where.line, 1))
                                   : mlir::Location(UnknownLoc::get(&context));
  if (scope.empty() || scope.back().empty())
    return line;
  return NameLoc::get(StringAttr::get(&context, scope.back()), line);
}

mlir::Type element_type(MLIRContext *context, DType dtype) { return driver::elementTypeOf(context, dtype); }

DType dtype_of_value(Value value) {
  // Operations verify that their results have element types of the dialect.
  return *driver::dtypeOf(mlir::cast<RankedTensorType>(value.getType()).getElementType());
}

RankedTensorType GraphImpl::type(const SymbolicShape &shape, DType dtype) {
  SmallVector<int64_t> extents;
  SmallVector<StringAttr> names;
  bool named = false;
  for (const Dim &dim : shape) {
    extents.push_back(dim.is_static() ? dim.extent() : ShapedType::kDynamic);
    names.push_back(StringAttr::get(&context, dim.name()));
    named |= !dim.name().empty();
  }
  Attribute encoding = named ? ir::DimsAttr::get(&context, names) : Attribute();
  return RankedTensorType::get(extents, element_type(&context, dtype), encoding);
}

SymbolicShape shape_of(Value value) {
  auto type = mlir::cast<RankedTensorType>(value.getType());
  auto names = mlir::dyn_cast_or_null<ir::DimsAttr>(type.getEncoding());
  SymbolicShape shape;
  for (auto [i, extent] : llvm::enumerate(type.getShape())) {
    if (!ShapedType::isDynamic(extent))
      shape.push_back(extent);
    else if (names && !names.getNames()[i].empty())
      shape.push_back(Dim(names.getNames()[i].str()));
    else
      shape.push_back(Dim::unknown());
  }
  return shape;
}

Argument *GraphImpl::find(const std::string &wanted) {
  auto known = argument_named.find(wanted);
  return known == argument_named.end() ? nullptr : &arguments[known->second];
}

Argument *GraphImpl::find(const StateBuffer &buffer) {
  auto known = argument_of.find(&buffer);
  return known == argument_of.end() ? nullptr : &arguments[known->second];
}

Argument *GraphImpl::argument(Value value) {
  auto argument = mlir::dyn_cast<BlockArgument>(value);
  if (!argument || argument.getOwner() != &main.getBody().front())
    return nullptr;
  return &arguments[argument.getArgNumber()];
}

Argument &GraphImpl::add_argument(const std::string &wanted, const std::string &kind, const SymbolicShape &shape,
                                  DType dtype, std::shared_ptr<StateBuffer> buffer, Location where) {
  if (wanted.empty())
    fail(fmt::format("{}: the name is empty", kind), where);
  if (find(wanted))
    fail(fmt::format("{}: the graph already has an argument named {}", kind, host::in_quotes(wanted)), where);
  for (const Dim &dim : shape)
    if (dim.is_static() ? dim.extent() < 0 : !is_identifier(dim.name()))
      fail(fmt::format("{}: '{}' has shape {}; expected extents of 0 or more, or names", kind, wanted,
                       shape.to_string()),
           where);
  {
    Diagnostics diagnostics(&context);
    if (failed(ir::verifySize(location(where), kind, type(shape, dtype))))
      diagnostics.raise(kind + ": wrong extents", where);
  }
  const BlockArgument argument = main.getBody().front().addArgument(type(shape, dtype), location(where));
  argument_named[wanted] = arguments.size();
  if (buffer)
    argument_of.try_emplace(buffer.get(), arguments.size());
  arguments.push_back({wanted, kind, shape, dtype, std::move(buffer), argument});
  return arguments.back();
}

void GraphImpl::complete_signature() {
  Block &body = main.getBody().front();
  const unsigned known = main.getNumArguments();
  if (body.getNumArguments() == known)
    return;
  OpBuilder attributes(&context);
  SmallVector<DictionaryAttr> dictionaries;
  main.getAllArgAttrs(dictionaries);
  for (const Argument &argument : llvm::ArrayRef(arguments).drop_front(known))
    dictionaries.push_back(
        attributes.getDictionaryAttr({attributes.getNamedAttr("ttc.name", attributes.getStringAttr(argument.name)),
                                      attributes.getNamedAttr("ttc.kind", attributes.getStringAttr(argument.kind))}));
  main.setFunctionType(attributes.getFunctionType(body.getArgumentTypes(), {}));
  main.setAllArgAttrs(dictionaries);
}

GraphImpl &graph_of(const char *op, const Tensor &tensor, Location where) {
  if (!tensor.defined())
    fail(fmt::format("{}: the tensor is undefined", op), where);
  GraphImpl &graph = *Access::graph(tensor);
  Block *home = Access::value(tensor).getParentBlock();
  if (home != &graph.main.getBody().front() && !llvm::is_contained(graph.bodies, home))
    fail(fmt::format("{}: the tensor belongs to a body that has ended", op), where);
  return graph;
}

Diagnostics::Diagnostics(MLIRContext *context)
    : handler_(context, [this](Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() != DiagnosticSeverity::Error)
          return success();
        Message message;
        message.text = diagnostic.str();
        for (Diagnostic &note : diagnostic.getNotes())
          message.text += "\n  note: " + note.str();
        diagnostic.getLocation()->walk([&](mlir::Location inner) {
          auto line = mlir::dyn_cast<FileLineColLoc>(inner);
          if (!line)
            return WalkResult::advance();
          message.file = line.getFilename().str();
          message.line = line.getLine();
          return WalkResult::interrupt();
        });
        messages_.push_back(std::move(message));
        return success();
      }) {}

void Diagnostics::raise(const std::string &otherwise, Location where) const {
  if (messages_.empty())
    fail(otherwise, where);
  const Message &first = messages_.front();
  // A verifier says "'ttc.matmul' op ...", an inference "matmul: ...": say the latter.
  std::string text = first.text;
  const std::string::size_type end = text.find("' op ");
  if (text.rfind("'ttc.", 0) == 0 && end != std::string::npos)
    text = text.substr(5, end - 5) + ": " + text.substr(end + 5);
  if (first.line)
    throw Error(text, first.file, first.line);
  fail(text, where);
}

} // namespace ttc::detail
