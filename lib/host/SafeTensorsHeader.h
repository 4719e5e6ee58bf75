// The header of a safetensors file: names, types, shapes and places of the tensors, and the metadata.
#ifndef TTC_LIB_HOST_SAFETENSORSHEADER_H
#define TTC_LIB_HOST_SAFETENSORSHEADER_H

#include "lib/host/InputFile.h"
#include "ttc/Serialize.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ttc::host::safetensors {

constexpr std::string_view metadata_key = "__metadata__";
/// The reference implementation's bound.
constexpr std::uint64_t max_header_bytes = 100'000'000;

/// A dtype's name in a file.
std::string_view stored_name(DType dtype);

/// One tensor of the header; offsets count from the end of the header.
struct Entry {
  std::string name;
  Shape shape;
  DType dtype = DType::F32;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

struct Header {
  /// In the order of their data.
  std::vector<Entry> entries;
  Metadata metadata;
};

/// Reads the header of `bytes` bytes at `offset`. What it needs is a small multiple of that, and the time is that of
/// sorting the names. Throws for whatever the format forbids; `data_bytes` is what follows the header.
Header read_header(const InputFile &file, std::uint64_t offset, std::uint64_t bytes, std::uint64_t data_bytes);

} // namespace ttc::host::safetensors

#endif // TTC_LIB_HOST_SAFETENSORSHEADER_H
