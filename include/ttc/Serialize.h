// Arrays in files: safetensors and .npy.
//
// Every write is atomic: the file is either the old one or the whole new one, also when the process is killed or the
// disk is full, and when two processes write the same path. A symbolic link is followed, also to where nothing is yet.
// A file that is replaced must be writable and keeps its permissions, and its owner and group where the system lets it.
// Only regular files are read and replaced: a directory, a FIFO, a device or /dev/stdin and /dev/stdout are an `Error`
// that says so, none of which blocks. What an `Error` shows of a file is short and printable.
#ifndef TTC_SERIALIZE_H
#define TTC_SERIALIZE_H

#include "ttc/Array.h"

#include <filesystem>
#include <map>
#include <string>

namespace ttc {

using ArrayMap = std::map<std::string, Array>;
using Metadata = std::map<std::string, std::string>;

/// What a safetensors file holds.
struct SafeTensors {
  ArrayMap tensors;
  Metadata metadata;
};

/// Writes a safetensors file (https://github.com/huggingface/safetensors, "Format"); the data begins at a multiple of 8
/// bytes and every tensor is aligned to its element. Throws `Error` if the file can't be written, or for a tensor named
/// "__metadata__"; an old file of that name then stays as it was.
void save_safetensors(const std::filesystem::path &path, const ArrayMap &tensors, const Metadata &metadata = {},
                      Location where = std::source_location::current());

/// Reads a safetensors file. Throws `Error` for whatever the format forbids: a wrong header length, bad JSON, duplicate
/// names, unknown dtypes, offsets that overlap, leave holes, lie outside the file or don't fit the shape; for a file of
/// another format, which it names (torch.save's are zip archives: `safetensors.torch.save_file` converts their
/// content); and for values that are more than the machine's memory. Needs a small multiple of the header's size beside
/// the tensors'.
SafeTensors load_safetensors(const std::filesystem::path &path, Location where = std::source_location::current());

/// Writes a .npy file, version 1.0 (NumPy's `numpy.lib.format`), or 2.0 if the header needs it; C order.
void save_npy(const std::filesystem::path &path, const Array &array, Location where = std::source_location::current());

/// Reads a .npy file, version 1 or 2, little endian, C or Fortran order; the array is in C order. Throws `Error` for
/// what isn't one, for other types and for headers above 1 MiB.
Array load_npy(const std::filesystem::path &path, Location where = std::source_location::current());

} // namespace ttc

#endif // TTC_SERIALIZE_H
