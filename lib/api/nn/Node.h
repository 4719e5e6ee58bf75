// The tree of modules behind the handles.
#ifndef TTC_API_NN_NODE_H
#define TTC_API_NN_NODE_H

#include "lib/api/StateBuffer.h"
#include "ttc/nn/Module.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ttc::nn {

struct Node {
  /// The name in the parent; empty for a root.
  std::string name;
  std::weak_ptr<Node> parent;
  /// Parameters and buffers in the order of registration.
  std::vector<std::pair<std::string, std::shared_ptr<detail::StateBuffer>>> values;
  std::vector<std::pair<std::string, std::shared_ptr<Module>>> children;
  /// The mode of this module alone.
  std::atomic<bool> training = true;
  /// The numbers of values and children by name.
  std::unordered_map<std::string, std::size_t> value_named, child_named;

  void set_training(bool on);

  /// "" for a root, else the names from the root on, with points between them.
  std::string path() const;
  void add(const std::string &name, std::shared_ptr<detail::StateBuffer> value);
  void add(const std::string &name, std::shared_ptr<Module> child);
  /// A value of this module itself; null for an unknown name.
  std::shared_ptr<detail::StateBuffer> find(const std::string &wanted) const;
};

} // namespace ttc::nn

namespace ttc::detail {

struct GraphImpl;

/// The path of something in a module.
inline std::string join_path(const std::string &module, const std::string &name) {
  return module.empty() ? name : module + "." + name;
}

/// A parameter or buffer of a tree of modules under its path.
struct NamedBuffer {
  std::string name;
  std::shared_ptr<StateBuffer> buffer;
};
/// All of them, each once, in the order of registration.
std::vector<NamedBuffer> named_buffers(const nn::Module &module);

/// Grows with every change of a module's mode that isn't a `ModeGuard`'s.
std::uint64_t training_version();
/// The modes of a tree's modules, in the order of the tree.
std::vector<bool> modes_of(const nn::Module &module);

/// Begins an outermost call of a module, to whose tree all belongs that may be used in it.
void enter_tree(GraphImpl &graph, const nn::Module &module);
/// Throws within a call if the module belongs neither to the tree of the outermost one nor to another that has been
/// called in the graph: what it holds would be used and trained, but not saved.
void require_registered(GraphImpl &graph, const nn::Module &module, Location where);
/// The same for a value under this name. Outside of calls any may be used, from then on also within.
void require_registered(GraphImpl &graph, const std::string &name, const StateBuffer &value, Location where);

/// Puts a tree of modules into training or evaluation for a while. Other threads trace no module meanwhile.
class ModeGuard {
public:
  ModeGuard(const nn::Module &module, bool training);
  ~ModeGuard();
  ModeGuard(const ModeGuard &) = delete;
  ModeGuard &operator=(const ModeGuard &) = delete;

private:
  std::lock_guard<std::recursive_mutex> tracing_;
  std::vector<std::pair<std::shared_ptr<nn::Node>, bool>> before_;
};

} // namespace ttc::detail

#endif // TTC_API_NN_NODE_H
