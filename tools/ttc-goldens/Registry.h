// How each operation of the cases is built with the public API.
#ifndef TTC_GOLDENS_REGISTRY_H
#define TTC_GOLDENS_REGISTRY_H

#include "Case.h"

#include <ttc/Compiler.h>
#include <ttc/Ops.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace goldens {

using Values = std::map<std::string, ttc::Tensor>;

/// The operands and attributes of one operation.
class Call {
public:
  Call(const Json &attrs, const Values &inputs) : attrs_(attrs), inputs_(inputs) {}
  /// An input; undefined if it is absent.
  ttc::Tensor operator[](const std::string &name) const;
  ttc::Tensor x() const { return (*this)["x"]; }
  ttc::Tensor other() const { return (*this)["other"]; }
  /// All inputs called `prefix`0, `prefix`1, ...
  std::vector<ttc::Tensor> list(const std::string &prefix) const;
  const Json &attr(const std::string &name) const { return attrs_.at(name); }
  double real(const std::string &name) const { return number(attr(name)); }
  std::int64_t integer(const std::string &name) const { return attr(name).get<std::int64_t>(); }
  bool flag(const std::string &name) const { return attr(name).get<bool>(); }
  std::string text(const std::string &name) const { return attr(name).get<std::string>(); }
  std::vector<std::int64_t> integers(const std::string &name) const {
    return attr(name).get<std::vector<std::int64_t>>();
  }
  bool is_null(const std::string &name) const { return !attrs_.contains(name) || attrs_.at(name).is_null(); }
  /// A number, or nothing for null.
  std::optional<double> optional_real(const std::string &name) const;
  std::optional<std::int64_t> optional_integer(const std::string &name) const;
  /// Dimensions: null for all, one number or a list.
  ttc::Dims dims(const std::string &name = "dim") const;
  /// A pair of numbers.
  ttc::Size2 size2(const std::string &name) const;
  const Json &attrs() const { return attrs_; }

private:
  const Json &attrs_;
  const Values &inputs_;
};

/// Gives the outputs by name; "y" where there is one.
using Builder = std::function<Values(const Call &)>;
using Registry = std::map<std::string, Builder>;

/// All operations.
const Registry &registry();

/// An operation with one output, "y".
template <typename F> Builder single(F build) {
  return [build](const Call &call) -> Values { return {{"y", build(call)}}; };
}

void add_elementwise(Registry &registry);
void add_reductions(Registry &registry);
void add_shaping(Registry &registry);
void add_contractions(Registry &registry);
void add_convolutions(Registry &registry);
void add_normalizations(Registry &registry);
void add_losses(Registry &registry);
void add_recurrent(Registry &registry);

/// Builds one operation, also "composite". Throws `Unsupported` for an unknown one.
Values build(const std::string &op, const Json &attrs, const Values &inputs);
/// Runs `steps` on `values`, to which they add theirs.
void build_steps(const Json &steps, Values &values);

} // namespace goldens

#endif // TTC_GOLDENS_REGISTRY_H
