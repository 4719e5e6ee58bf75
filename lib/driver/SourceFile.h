//===- SourceFile.h - Files of textual IR ---------------------------------===//
#ifndef TTC_LIB_DRIVER_SOURCEFILE_H
#define TTC_LIB_DRIVER_SOURCEFILE_H

#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>
#include <string>

namespace ttc::driver {

/// How deep brackets may be nested, those of the aliases used in their place counted in. MLIR's parser and printer
/// recurse, so that some thousands overflow the stack.
inline constexpr unsigned maxNesting = 512;

/// What MLIR's parser doesn't survive, and the line where it is.
struct SourceFault {
  unsigned line;
  std::string message;
};

/// The first fault of a text: brackets nested deeper than `maxNesting`, and what else ends the parser by a signal or
/// lets it write to memory that it has freed: an array of index elements or of a type alias (`array<index: 0>`),
/// `iterator_types` other than strings, and two blocks of one name in a region.
std::optional<SourceFault> findFault(llvm::StringRef text);

/// Opens the file at `path`, standard input for "-". Null when it can't be read or has a fault, which `error` then
/// says.
std::unique_ptr<llvm::MemoryBuffer> openSource(const std::string &path, std::string &error);

} // namespace ttc::driver

#endif
