// Module: a part of a model that owns parameters.
#ifndef TTC_NN_MODULE_H
#define TTC_NN_MODULE_H

#include "ttc/Graph.h"
#include "ttc/Ops.h"

#include <concepts>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ttc::nn {

/// A module's place in the tree of modules: names, parameters, children. Shared by all copies of the module.
struct Node;

using NamedParameter = std::pair<std::string, Parameter>;

/// The base of all modules. Copies are handles: they share parameters, children and the training flag. Several threads
/// may call one on tensors of graphs of their own; the calls take turns. A module of the user's own registers its
/// children and overrides `forward`:
///
///     struct Net : nn::Module {
///       nn::Linear fc1 = register_module("fc1", nn::Linear(784, 64)), fc2 = register_module("fc2", nn::Linear(10));
///       ttc::Tensor forward(ttc::Tensor x) override { return fc2(ttc::relu(fc1(x))); }
///     };
///
/// While a module is called, everything that it uses must belong to it or its descendants, or to a module that was
/// called in the same graph before: a parameter of another would be trained, but not saved. Its first use throws.
class Module {
public:
  Module();
  virtual ~Module();
  Module(const Module &) = default;
  Module &operator=(const Module &) = default;

  /// The computation. Throws here for a module that doesn't override it.
  virtual Tensor forward(Tensor x);
  /// Calls `forward`; what it emits carries this module's path and the caller's line.
  Tensor operator()(const Tensor &x, Location where = std::source_location::current());

  /// The name of the class, e.g. "Linear"; "Module" for one compiled without run-time type information.
  virtual std::string name() const;
  /// What stands in brackets after the name, e.g. "in_features=784, out_features=64, bias=True".
  virtual std::string extra_repr() const;
  /// A few words for `trace_backward`, e.g. "Conv2d 4 -> 2"; the name if not overridden.
  virtual std::string brief() const;

  /// Makes `module` a child. The name must be new, not empty and without a dot.
  template <std::derived_from<Module> M>
  M register_module(const std::string &name, M module, Location where = std::source_location::current()) {
    add_child(name, std::make_shared<M>(module), where);
    return module;
  }
  /// Declares a trainable parameter. An extent of -1 is inferred later, by `Parameter::set`, `load` or `materialize`.
  Parameter register_parameter(const std::string &name, const Shape &shape, const Initializer &init,
                               DType dtype = DType::F32, Location where = std::source_location::current());
  /// Declares a value that is saved, but not trained.
  Parameter register_buffer(const std::string &name, const Shape &shape, const Initializer &init,
                            DType dtype = DType::F32, Location where = std::source_location::current());

  /// All trainable parameters of this module and its children, each once, under their paths: "fc1.weight".
  std::vector<NamedParameter> named_parameters() const;
  std::vector<NamedParameter> named_buffers() const;
  std::vector<Parameter> parameters() const;
  /// A parameter or buffer by its path. Throws for an unknown one.
  Parameter parameter(const std::string &path, Location where = std::source_location::current()) const;
  /// The direct children.
  std::vector<std::pair<std::string, std::shared_ptr<Module>>> named_children() const;
  /// Calls `visit` for every descendant, then for this module.
  void apply(const std::function<void(Module &)> &visit);

  /// Converts all floating parameters and buffers of this module and its children, also those whose shape is still to
  /// be inferred: `net.to(DType::BF16)`. Throws for a dtype that isn't floating. Programs compiled before, and a
  /// `Trainer` made before, keep the old type's code and fail on the new values: convert first.
  Module &to(DType dtype, Location where = std::source_location::current());

  /// Sets this module and its children to training or evaluation; new modules train. A `Trainer` trains with each
  /// module in its own mode, so that `net.train(); net_backbone.eval();` keeps the backbone's running statistics and
  /// leaves its dropout out. Steps are compiled anew for modes that they haven't met.
  void train(bool on = true);
  void eval() { train(false); }
  /// Of this module alone.
  bool is_training() const;

  /// `Parameter::requires_grad` for all parameters of this module and its children: `backbone.requires_grad(false)`
  /// freezes them. Buffers aren't concerned: see `eval`.
  Module &requires_grad(bool on);
  /// Whether any of these parameters requires a gradient.
  bool requires_grad() const;

protected:
  /// A registered parameter or buffer of this module itself as a tensor of the graph of `like`.
  Tensor tensor(const std::string &name, const Tensor &like) const;
  /// The same; undefined if there is none of that name.
  Tensor optional_tensor(const std::string &name, const Tensor &like) const;
  /// Gives a parameter its shape if it has none yet, and its initial value. Throws if a known extent differs.
  void materialize(const std::string &name, const Shape &shape, const Initializer &init) const;
  /// Whether this module itself has a parameter or buffer of that name.
  bool has(const std::string &name) const;
  /// The line of the call that is being traced.
  static Location here();

private:
  friend class Sequential;
  friend struct ::ttc::detail::Access;
  void add_child(const std::string &name, std::shared_ptr<Module> module, Location where);
  std::shared_ptr<Node> node_;
};

/// Prints the tree of modules as torch does.
std::ostream &operator<<(std::ostream &os, const Module &module);

/// Modules in a chain; children are named "0", "1", ...
class Sequential : public Module {
public:
  template <std::derived_from<Module>... Ms> explicit Sequential(Ms... modules) {
    (push_back(std::make_shared<Ms>(std::move(modules))), ...);
  }
  /// Appends a module.
  template <std::derived_from<Module> M> Sequential &append(M module) {
    push_back(std::make_shared<M>(std::move(module)));
    return *this;
  }
  Tensor forward(Tensor x) override;
  std::string name() const override { return "Sequential"; }
  std::size_t size() const;

private:
  void push_back(std::shared_ptr<Module> module);
};

} // namespace ttc::nn

#endif // TTC_NN_MODULE_H
