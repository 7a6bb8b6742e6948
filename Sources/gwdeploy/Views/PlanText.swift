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
      let changes = plan.changes.filter { $0.cause == cause && isWorthALine($0, of: plan) }
      guard !changes.isEmpty else { continue }
      if cause == .drift { lines.append("Changed in AWS since the last release:") }
      for change in changes { lines += self.lines(change) }
    }
    for kept in plan.kept {
      lines.append("  \(palette.faint("= \(kept.id): stays, \(kept.reason)"))")
    }
    lines += plan.notes.map { "  \(palette.faint("note: \($0)"))" }
    lines.append(plan.isEmpty ? whenEmpty : summary(plan))
    return lines.joined(separator: "\n")
  }

  /// What goes with something larger is not worth a line, but for methods that go with their path,
  /// and alarms, which only go with each other.
  private func isWorthALine(_ change: Change, of plan: Plan) -> Bool {
    guard change.goesWithContainer, change.id.kind != .alarm else { return true }
    return change.id.kind == .method
      && !plan.changes.contains { $0.id.kind == .restAPI && $0.action == .delete }
  }

  private func summary(_ plan: Plan) -> String {
    let summary = Summary(plan.changes)
    let parts = [
      (summary.create, "to create"), (summary.update, "to change"),
      (summary.replace, "to replace"), (summary.delete, "to delete"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let release = plan.nextRelease.map { number in
      number == plan.currentRelease ? "" : " Release \(number)."
    }
    return palette.bold("\(parts.joined(separator: ", ")).\(release ?? "")")
  }

  private func lines(_ change: Change) -> [String] {
    let mark =
      switch change.action {
      case .create: palette.green("+")
      case .update: palette.yellow("~")
      case .replace: palette.red("-") + "/" + palette.green("+")
      case .delete: palette.red("-")
      }
    let reason = change.reason.isEmpty ? "" : palette.faint("  (\(change.reason))")
    return ["  \(mark) \(change.id)\(reason)"] + change.differences.map(line)
  }

  private func line(_ difference: Difference) -> String {
    let before = difference.before.map(text) ?? "none"
    let after = difference.after.map(text) ?? "none"
    return "      \(difference.path): \(before) → \(after)"
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "\"\"" : shortened(text)
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .secret(let secret): secret.description
    case .reference: "(known after apply)"
    }
  }

  /// Digests and policies are not for reading.
  private func shortened(_ text: String) -> String {
    text.count > 60 ? "\(text.prefix(57))…" : text
  }
}
