//===- VerifyGrad.h - The pass --verify-grad ------------------------------===//
#ifndef TTC_TOOLS_TTC_OPT_VERIFYGRAD_H
#define TTC_TOOLS_TTC_OPT_VERIFYGRAD_H

namespace ttc {

/// Registers `--verify-grad`, which checks the derivative of every function in the file against central differences;
/// see driver::checkGradients.
void registerVerifyGrad();

} // namespace ttc

#endif
