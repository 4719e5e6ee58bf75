// Ctrl-C as a wish to end after the step.
#ifndef TTC_EXAMPLES_DEMO_INTERRUPT_H
#define TTC_EXAMPLES_DEMO_INTERRUPT_H

namespace demo {

/// The exit status of a program that Ctrl-C ended.
inline constexpr int interrupted_status = 130;

/// Lets the first Ctrl-C set a flag only; a second one ends the program at once.
void catch_interrupt();

/// Whether Ctrl-C was pressed.
bool interrupted();

} // namespace demo

#endif // TTC_EXAMPLES_DEMO_INTERRUPT_H
