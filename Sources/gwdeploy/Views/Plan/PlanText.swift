import Primitives
import Provisioning

/// A plan as people read it: short, grouped by what it is about, with what changes.
struct PlanText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func text(
    _ plan: Plan, whenEmpty: String = "Nothing to do: AWS matches the manifest."
  ) -> String {
    var lines: [String] = []
    for cause in [Change.Cause.manifest, .drift] {
      let entries = PlanEntries(plan.changes.filter { $0.cause == cause }, of: plan).all
      guard !entries.isEmpty else { continue }
      if cause == .drift { lines.append("Changed in AWS since the last release:") }
      lines += entries.flatMap(self.lines)
    }
    for kept in plan.kept {
      lines.append("  \(palette.faint("= \(kept.id): stays, \(kept.reason)"))")
    }
    lines += plan.notes.map { "  \(palette.faint("note: \($0)"))" }
    lines.append(plan.isEmpty ? whenEmpty : palette.bold(summary(plan)))
    return lines.joined(separator: "\n")
  }

  private func lines(_ entry: PlanEntry) -> [String] {
    let remark = entry.remark.isEmpty ? "" : palette.faint("  (\(entry.remark))")
    return ["  \(entry.action.mark(palette)) \(entry.title)\(remark)"]
      + entry.differences.flatMap { DifferenceText.lines($0) }.map { "      \($0)" }
  }

  private func summary(_ plan: Plan) -> String {
    let actions: [Change.Action] = [.create, .update, .replace, .delete]
    let counts = actions.map { action in
      (count: plan.changes.filter { $0.action == action }.count, action: action)
    }
    var sentences = [
      counts.filter { $0.count > 0 }.map { "\($0.count) \($0.action.toBeDone)" }
        .joined(separator: ", ")
    ]
    if let release = plan.nextRelease, release != plan.currentRelease {
      sentences.append("Release \(release)")
    }
    let calls = plan.writes.count
    if calls > 0 {
      let time = Self.rounded(plan.estimatedDuration)
      sentences.append("About \(calls) \(calls == 1 ? "call" : "calls"), \(time)")
    }
    return sentences.map { "\($0)." }.joined(separator: " ")
  }

  /// Seconds, or minutes of what is longer.
  private static func rounded(_ duration: Duration) -> String {
    let seconds = Int((duration / .seconds(1)).rounded(.up))
    return seconds < 120 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
  }
}
