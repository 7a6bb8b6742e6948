import AWSClient

/// A call of AWS as a line: what, how it ended, how long it took.
struct CallText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func text(_ call: CallRecord) -> String {
    let outcome = [call.status.map(String.init), call.failure].compactMap { $0 }
      .joined(separator: " ")
    let milliseconds = Int(call.duration / .milliseconds(1))
    let attempt = call.attempt > 1 ? ", attempt \(call.attempt)" : ""
    return palette.faint("  > \(call.operation): \(outcome), \(milliseconds) ms\(attempt)")
  }
}
