import Provisioning

/// The live block of a moment: what runs, what comes next and for what it waits, how far it is.
struct ProgressFrame {
  /// How many lines of running changes are shown at most.
  private static let runningLimit = 6

  let state: ProgressState
  /// How many calls that write were made so far.
  let calls: Int
  /// How long the application has taken so far.
  let elapsed: Duration

  /// The lines for a terminal of some columns and rows, none longer or more than fit: at least one
  /// row stays free for what scrolls above, and one for the cursor.
  func lines(columns: Int, rows: Int) -> [String] {
    let limit = max(min(Self.runningLimit, rows - 4), 0)
    var lines = state.running.prefix(limit).map(line)
    let hidden = state.running.count - lines.count
    if hidden > 0, limit > 0 {
      lines[lines.count - 1] = "  … and \(hidden + 1) more at once"
    }
    if rows > 3, let next { lines.append(next) }
    lines.append(summary)
    return lines.suffix(max(rows - 2, 1)).map { Self.cut($0, to: columns - 1) }
  }

  private func line(_ running: ProgressState.Running) -> String {
    let change = running.change
    let time = Self.seconds(elapsed - running.start)
    let wait = running.waiting.map { ", waiting for \($0.reason.text)" } ?? ""
    return "  • \(change.action.underWay) \(change.id)  \(time)\(wait)"
  }

  /// The first change that is not begun, and what it waits for.
  private var next: String? {
    guard !state.hasFailed, let first = state.queued.first else { return nil }
    let names = state.prerequisites(of: first).map(\.description)
    let more = names.count > 2 ? ", \(names.count - 2) more" : ""
    let after = names.prefix(2).joined(separator: ", ")
    let reason =
      names.isEmpty ? "as soon as there is room" : "after \(after)\(more)"
    let others = state.queued.count > 1 ? "; \(state.queued.count - 1) more wait" : ""
    return "  next: \(first.id), \(reason)\(others)"
  }

  private var summary: String {
    let planned = state.plannedCalls
    let calls = calls <= planned ? "\(calls) of \(planned) calls" : "\(calls) calls"
    let stopping = state.hasFailed ? "; stopping, what is under way is let finish" : ""
    return "[\(state.done)/\(state.total)] \(calls), \(Self.seconds(elapsed))\(stopping)"
  }

  private static func seconds(_ duration: Duration) -> String {
    let seconds = max(Int(duration / .seconds(1)), 0)
    return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }

  private static func cut(_ line: String, to width: Int) -> String {
    line.count <= width ? line : "\(line.prefix(max(width - 1, 0)))…"
  }
}
