// A reference case: an entry of the manifest and its arrays.
#ifndef TTC_GOLDENS_CASE_H
#define TTC_GOLDENS_CASE_H

#include <nlohmann/json.hpp>
#include <ttc/Serialize.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace goldens {

using Json = nlohmann::json;

/// Thrown for what ttc doesn't have yet: the case is skipped.
struct Unsupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A number, where infinities are strings.
double number(const Json &json);

/// The arrays of a folder of cases, read file by file.
class Arrays {
public:
  explicit Arrays(std::filesystem::path folder) : folder_(std::move(folder)) {}
  /// Throws `ttc::Error` for a missing file, `std::out_of_range` for a missing key.
  const ttc::Array &get(const std::string &group, const std::string &key);

private:
  std::filesystem::path folder_;
  std::string group_;
  ttc::ArrayMap tensors_;
};

/// One entry of the manifest.
class Case {
public:
  Case(const Json &json, Arrays &arrays) : json_(json), arrays_(arrays) {}
  const Json &json() const { return json_; }
  std::string name() const { return json_.at("case"); }
  std::string op() const { return json_.at("op"); }
  std::string group() const { return json_.at("group"); }
  /// The case's own dtype. Throws `Unsupported` for one that ttc doesn't have.
  ttc::DType dtype() const;
  /// An array by its key, floating ones in the case's dtype.
  ttc::Array array(const std::string &key) const;
  /// An array by its key as it is stored.
  const ttc::Array &reference(const std::string &key) const { return arrays_.get(group(), key); }
  /// [rtol, atol] of a key.
  std::pair<double, double> tolerance(const std::string &key) const;

private:
  const Json &json_;
  Arrays &arrays_;
};

/// Compares a result with the reference of that key; "" or what differs.
std::string compare(const Case &test, const std::string &key, const ttc::Array &got);

} // namespace goldens

#endif // TTC_GOLDENS_CASE_H
