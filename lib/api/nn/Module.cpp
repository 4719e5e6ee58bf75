// Modules: registration, names, calls, printing.
#include "ttc/nn/Module.h"

#include "lib/api/Format.h"
#include "lib/api/GraphImpl.h"
#include "lib/api/nn/Node.h"
#include "lib/host/Text.h"

#include <algorithm>
#include <cxxabi.h>
#include <fmt/format.h>
#include <ostream>

namespace ttc::nn {

namespace {

/// The call of a module that is being traced in this thread, and the one that it is part of.
struct Call {
  Location line;
  detail::GraphImpl *graph;
  const Node *node;
  Call *outer;
};

/// Without a destructor: those of the user's globals, which run after those of the thread's variables, may trace, too.
thread_local Call *innermost = nullptr;

/// Keeps the graph's scope, the line and the call's record while `forward` runs.
class CallScope {
public:
  CallScope(detail::GraphImpl &graph, const Module &module, const std::string &path, bool leaf, const Tensor &x,
            Location where)
      : tracing_(detail::tracing()), graph_(graph), record_(graph.calls.size()),
        call_{where, &graph, detail::Access::node(module).get(), innermost} {
    detail::CallRecord record;
    record.path = path;
    record.name = module.name();
    record.depth = static_cast<int>(graph.scope.size());
    record.leaf = leaf;
    record.input = detail::Access::value(x);
    record.before = graph.last_operation();
    graph.calls.push_back(std::move(record));
    if (graph.scope.empty())
      detail::enter_tree(graph, module);
    graph.scope.push_back(path);
    innermost = &call_;
  }
  ~CallScope() {
    graph_.scope.pop_back();
    innermost = call_.outer;
    if (graph_.scope.empty())
      graph_.root = nullptr;
  }
  void finish(const Module &module, std::int64_t parameters, const Tensor &y) {
    detail::CallRecord &record = graph_.calls[record_];
    record.brief = module.brief();
    record.parameters = parameters;
    record.output = detail::Access::value(y);
    record.after = graph_.last_operation();
  }

private:
  std::lock_guard<std::recursive_mutex> tracing_;
  detail::GraphImpl &graph_;
  std::size_t record_;
  Call call_;
};

void check_name(const Module &module, const Node &node, const std::string &name, Location where) {
  if (name.empty() || name.find('.') != std::string::npos)
    fail(fmt::format("{}: '{}' can't be a name; expected one without points", module.name(), name), where);
  if (node.value_named.contains(name) || node.child_named.contains(name))
    fail(fmt::format("{}: the name '{}' is taken", module.name(), name), where);
}

std::int64_t own_parameters(const Node &node) {
  std::int64_t count = 0;
  for (const auto &[name, buffer] : node.values)
    if (buffer->trainable && buffer->ready)
      count += buffer->shape.numel();
  return count;
}

Parameter add_value(const Module &module, Node &node, const std::string &name, const Shape &shape,
                    const Initializer &init, DType dtype, bool trainable, Location where) {
  check_name(module, node, name, where);
  try {
    auto buffer = std::make_shared<detail::StateBuffer>(shape, dtype, init, trainable);
    node.add(name, buffer);
    return detail::Access::parameter(buffer);
  } catch (const Error &error) {
    if (error.line())
      throw;
    fail(fmt::format("{}: '{}': {}", module.name(), name, error.message()), where);
  }
}

} // namespace

std::string Node::path() const {
  std::shared_ptr<Node> above = parent.lock();
  return above ? detail::join_path(above->path(), name) : std::string();
}

void Node::add(const std::string &name, std::shared_ptr<detail::StateBuffer> value) {
  value_named[name] = values.size();
  values.emplace_back(name, std::move(value));
}

void Node::add(const std::string &name, std::shared_ptr<Module> child) {
  child_named[name] = children.size();
  children.emplace_back(name, std::move(child));
}

std::shared_ptr<detail::StateBuffer> Node::find(const std::string &wanted) const {
  auto known = value_named.find(wanted);
  return known == value_named.end() ? nullptr : values[known->second].second;
}

Module::Module() : node_(std::make_shared<Node>()) {}
Module::~Module() = default;

Tensor Module::forward(Tensor) { fail(fmt::format("{}: forward isn't defined", name()), here()); }

Tensor Module::operator()(const Tensor &x, Location where) {
  detail::GraphImpl &graph = detail::graph_of(name().c_str(), x, where);
  if (!node_->values.empty())
    detail::require_registered(graph, *this, where);
  CallScope scope(graph, *this, node_->path(), node_->children.empty(), x, where);
  Tensor y = forward(x);
  if (!y.defined())
    fail(fmt::format("{}: forward returned an undefined tensor", name()), where);
  if (&detail::graph_of(name().c_str(), y, where) != &graph)
    fail(fmt::format("{}: forward returned a tensor of another graph", name()), where);
  scope.finish(*this, own_parameters(*node_), y);
  return y;
}

std::string Module::name() const {
  // A class compiled with -fno-rtti has no type information: in the Itanium C++ ABI (2.5.2) its address stands before
  // the virtual functions, and is null then.
  const void *const *virtual_table = *reinterpret_cast<const void *const *const *>(this);
  if (!virtual_table[-1])
    return "Module";
  int status = 0;
  std::unique_ptr<char, void (*)(void *)> demangled(
      abi::__cxa_demangle(typeid(*this).name(), nullptr, nullptr, &status), std::free);
  const std::string full = demangled ? demangled.get() : "Module";
  const std::string::size_type colon = full.rfind("::");
  return colon == std::string::npos ? full : full.substr(colon + 2);
}

std::string Module::extra_repr() const { return ""; }

std::string Module::brief() const { return name(); }

void Module::add_child(const std::string &name, std::shared_ptr<Module> module, Location where) {
  check_name(*this, *node_, name, where);
  if (!module)
    fail(fmt::format("{}: expected a module as '{}', got a null pointer", this->name(), name), where);
  Node &child = *module->node_;
  if (&child == node_.get())
    fail(fmt::format("{}: a module can't be its own child", this->name()), where);
  // A module that two parents share keeps its first name, as in torch.
  if (child.parent.expired()) {
    child.parent = node_;
    child.name = name;
  }
  node_->add(name, std::move(module));
}

Parameter Module::register_parameter(const std::string &name, const Shape &shape, const Initializer &init, DType dtype,
                                     Location where) {
  if (!is_floating_point(dtype))
    fail(fmt::format("{}: parameter '{}' has dtype {}; expected a floating one", this->name(), name, ttc::name(dtype)),
         where);
  return add_value(*this, *node_, name, shape, init, dtype, /*trainable=*/true, where);
}

Parameter Module::register_buffer(const std::string &name, const Shape &shape, const Initializer &init, DType dtype,
                                  Location where) {
  return add_value(*this, *node_, name, shape, init, dtype, /*trainable=*/false, where);
}

std::vector<NamedParameter> Module::named_parameters() const {
  std::vector<NamedParameter> result;
  for (const detail::NamedBuffer &value : detail::named_buffers(*this))
    if (value.buffer->trainable)
      result.emplace_back(value.name, detail::Access::parameter(value.buffer));
  return result;
}

std::vector<NamedParameter> Module::named_buffers() const {
  std::vector<NamedParameter> result;
  for (const detail::NamedBuffer &value : detail::named_buffers(*this))
    if (!value.buffer->trainable)
      result.emplace_back(value.name, detail::Access::parameter(value.buffer));
  return result;
}

std::vector<Parameter> Module::parameters() const {
  std::vector<Parameter> result;
  for (const NamedParameter &parameter : named_parameters())
    result.push_back(parameter.second);
  return result;
}

Parameter Module::parameter(const std::string &path, Location where) const {
  // Names have no points, so a path leads to one place.
  const Node *node = node_.get();
  std::size_t begin = 0;
  for (std::size_t end = path.find('.'); node && end != std::string::npos; end = path.find('.', begin)) {
    auto known = node->child_named.find(path.substr(begin, end - begin));
    node = known == node->child_named.end() ? nullptr : node->children[known->second].second->node_.get();
    begin = end + 1;
  }
  if (const std::shared_ptr<detail::StateBuffer> buffer = node ? node->find(path.substr(begin)) : nullptr)
    return detail::Access::parameter(buffer);
  fail(fmt::format("{}: there is no parameter or buffer {}", name(), host::in_quotes(path)), where);
}

std::vector<std::pair<std::string, std::shared_ptr<Module>>> Module::named_children() const { return node_->children; }

void Module::apply(const std::function<void(Module &)> &visit) {
  if (!visit)
    fail(fmt::format("{}: apply: expected a function, got an empty one", name()), here());
  for (auto &[name, child] : node_->children)
    child->apply(visit);
  visit(*this);
}

Module &Module::to(DType dtype, Location where) {
  if (!is_floating_point(dtype))
    fail(fmt::format("{}: to: expected a floating dtype, got {}", name(), ttc::name(dtype)), where);
  for (const detail::NamedBuffer &value : detail::named_buffers(*this))
    if (is_floating_point(value.buffer->dtype))
      value.buffer->convert(dtype);
  return *this;
}

void Module::train(bool on) {
  apply([on](Module &module) { module.node_->set_training(on); });
}

bool Module::is_training() const {
  // Nobody would put an unregistered module that is running into evaluation.
  if (innermost && innermost->node == node_.get())
    detail::require_registered(*innermost->graph, *this, here());
  return node_->training;
}

Module &Module::requires_grad(bool on) {
  for (const detail::NamedBuffer &value : detail::named_buffers(*this))
    if (value.buffer->trainable)
      value.buffer->set_requires_grad(on);
  return *this;
}

bool Module::requires_grad() const {
  const std::vector<detail::NamedBuffer> values = detail::named_buffers(*this);
  return std::any_of(values.begin(), values.end(), [](const detail::NamedBuffer &value) {
    return value.buffer->trainable && value.buffer->requires_grad;
  });
}

Tensor Module::tensor(const std::string &name, const Tensor &like) const {
  if (const std::shared_ptr<detail::StateBuffer> buffer = node_->find(name))
    return like.graph(here()).bind(detail::join_path(node_->path(), name), detail::Access::parameter(buffer), here());
  fail(fmt::format("{}: there is no parameter or buffer '{}'", this->name(), name), here());
}

Tensor Module::optional_tensor(const std::string &name, const Tensor &like) const {
  return has(name) ? tensor(name, like) : Tensor();
}

void Module::materialize(const std::string &name, const Shape &shape, const Initializer &init) const {
  const std::shared_ptr<detail::StateBuffer> buffer = node_->find(name);
  if (!buffer)
    fail(fmt::format("{}: there is no parameter or buffer '{}'", this->name(), name), here());
  const std::string what = fmt::format("{}: {}", this->name(), name);
  buffer->materialize(shape, init, what.c_str(), here());
}

bool Module::has(const std::string &name) const { return node_->find(name) != nullptr; }

Location Module::here() { return innermost ? innermost->line : Location(); }

namespace {

void print(std::ostream &os, const Module &module, const std::string &indent) {
  os << module.name() << '(' << module.extra_repr();
  const auto children = module.named_children();
  for (const auto &[name, child] : children) {
    os << '\n' << indent << "  (" << name << "): ";
    print(os, *child, indent + "  ");
  }
  os << (children.empty() ? ")" : "\n" + indent + ")");
}

} // namespace

std::ostream &operator<<(std::ostream &os, const Module &module) {
  print(os, module, "");
  return os;
}

void Sequential::push_back(std::shared_ptr<Module> module) {
  add_child(std::to_string(node_->children.size()), std::move(module), Location());
}

std::size_t Sequential::size() const { return node_->children.size(); }

Tensor Sequential::forward(Tensor x) {
  const Location where = here();
  for (auto &[name, child] : node_->children) {
    try {
      x = (*child)(x, where);
    } catch (const Error &error) {
      // All children share the caller's line: say which one it was.
      if (error.message().find(" (in module ") != std::string::npos)
        throw;
      throw Error(fmt::format("{} (in module '{}', {})", error.message(), child->node_->path(), child->name()),
                  error.file(), error.line());
    }
  }
  return x;
}

} // namespace ttc::nn
