// Trees of modules: their values, their modes, and what belongs to them.
#include "lib/api/nn/Node.h"

#include "lib/api/GraphImpl.h"

#include "llvm/ADT/DenseSet.h"

#include <atomic>
#include <fmt/format.h>

namespace ttc {

namespace {

std::atomic<std::uint64_t> &mode_changes() {
  static std::atomic<std::uint64_t> changes{1};
  return changes;
}

} // namespace

void nn::Node::set_training(bool on) {
  if (training.exchange(on) != on)
    mode_changes().fetch_add(1, std::memory_order_acq_rel);
}

namespace detail {

namespace {

class Collection {
public:
  void collect(const nn::Node &node, const std::string &path) {
    for (const auto &[name, buffer] : node.values)
      if (known_.insert(buffer.get()).second)
        list.push_back({join_path(path, name), buffer});
    for (const auto &[name, child] : node.children)
      collect(*Access::node(*child), join_path(path, name));
  }

  std::vector<NamedBuffer> list;

private:
  llvm::DenseSet<const StateBuffer *> known_;
};

void add_tree(llvm::DenseSet<const void *> &set, const nn::Node &node) {
  set.insert(&node);
  for (const auto &[name, buffer] : node.values)
    set.insert(buffer.get());
  for (const auto &[name, child] : node.children)
    add_tree(set, *Access::node(*child));
}

/// Whether a node or value belongs to a tree that has been traced into the graph, or none is being traced.
bool is_registered(GraphImpl &graph, const void *part) {
  if (!graph.root || graph.registered.contains(part))
    return true;
  // It may have been registered since the call began.
  add_tree(graph.registered, *Access::node(*graph.root));
  return graph.registered.contains(part);
}

} // namespace

std::vector<NamedBuffer> named_buffers(const nn::Module &module) {
  Collection collection;
  collection.collect(*Access::node(module), "");
  return std::move(collection.list);
}

std::uint64_t training_version() { return mode_changes().load(std::memory_order_acquire); }

std::vector<bool> modes_of(const nn::Module &module) {
  std::vector<bool> modes;
  const_cast<nn::Module &>(module).apply([&](nn::Module &part) { modes.push_back(Access::node(part)->training); });
  return modes;
}

void enter_tree(GraphImpl &graph, const nn::Module &module) {
  graph.root = &module;
  add_tree(graph.registered, *Access::node(module));
}

void require_registered(GraphImpl &graph, const nn::Module &module, Location where) {
  if (!is_registered(graph, Access::node(module).get()))
    fail(fmt::format(
             "{}({}) isn't registered in {}, which uses it: it would not be saved with it, nor follow train() and "
             "eval(); expected register_module(\"a name\", {}(...)) where {} is made",
             module.name(), module.extra_repr(), graph.root->name(), module.name(), graph.root->name()),
         where);
}

void require_registered(GraphImpl &graph, const std::string &name, const StateBuffer &value, Location where) {
  if (!graph.root)
    graph.registered.insert(&value);
  else if (!is_registered(graph, &value))
    fail(
        fmt::format("parameter '{}' isn't registered in {}, which uses it: it would not be saved with it; expected one "
                    "of register_parameter, register_buffer or of a module given to register_module",
                    name, graph.root->name()),
        where);
}

ModeGuard::ModeGuard(const nn::Module &module, bool training) : tracing_(tracing()) {
  const_cast<nn::Module &>(module).apply([&](nn::Module &part) {
    const std::shared_ptr<nn::Node> &node = Access::node(part);
    before_.emplace_back(node, node->training.load());
  });
  for (auto &[node, before] : before_)
    node->training = training;
}

ModeGuard::~ModeGuard() {
  for (auto &[node, training] : before_)
    node->training = training;
}

} // namespace detail

} // namespace ttc
