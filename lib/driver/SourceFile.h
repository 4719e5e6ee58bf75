//===- SourceFile.h - Files of textual IR ---------------------------------===//
#ifndef TTC_LIB_DRIVER_SOURCEFILE_H
#define TTC_LIB_DRIVER_SOURCEFILE_H

#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>

namespace ttc::driver {

/// How deep brackets may be nested, those of the aliases used in their place counted in. MLIR's parser and printer
/// recurse, so that some thousands overflow the stack.
inline constexpr unsigned maxNesting = 512;

/// The line of the first bracket of `text` that is nested deeper than `maxNesting`; 0 when there is none.
unsigned findDeepNesting(llvm::StringRef text);

/// Opens the file at `path`, standard input for "-". Null when it can't be read or is nested too deep, which `error`
/// then says.
std::unique_ptr<llvm::MemoryBuffer> openSource(const std::string &path, std::string &error);

} // namespace ttc::driver

#endif
