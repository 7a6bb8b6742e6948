import Provisioning

/// What is deleted of what nobody calls, as people read it.
struct ClearanceText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  /// What goes, what stays and why, and how long it takes.
  func text(_ clearance: Clearance, in inventory: Inventory, folder: String) -> String {
    var lines = clearance.kept.map { kept in
      palette.faint("  = \(name(kept.finding)): stays, \(kept.reason.words)")
    }
    guard !clearance.steps.isEmpty else {
      return (lines + ["Nothing to delete."]).joined(separator: "\n")
    }
    let table = UnusedText(palette)
    lines += table.table(clearance.steps, at: inventory.window.end)
    let uncertain = clearance.steps.filter { $0.verdict != .unused }
    for finding in uncertain {
      lines.append(
        palette.red("  ! \(name(finding)): ") + (finding.verdict.reason ?? finding.verdict.word))
    }
    let stages = clearance.steps.filter { $0.stage != nil }.count
    lines.append(
      palette.bold("\(stages) stages and \(clearance.steps.count - stages) APIs to delete, ")
        + "kept in \(folder) first.")
    if clearance.duration > .zero {
      lines.append(
        "AWS deletes one REST API in 30 s: this takes \(Self.text(clearance.duration)) at least.")
    }
    return lines.joined(separator: "\n")
  }

  func line(_ event: Clearer.Event) -> String {
    switch event {
    case .waiting(let finding, let delay):
      palette.faint("  waiting \(Self.text(delay)) before \(name(finding))")
    case .deleted(let finding): "  \(palette.green("deleted")) \(name(finding))"
    case .stays(let finding, let reason):
      "  \(palette.yellow("stays")) \(name(finding)): \(reason.words)"
    case .failed(let finding, _): "  \(palette.red("failed")) \(name(finding))"
    }
  }

  func summary(_ outcome: Clearer.Outcome, files: [String: String]) -> String {
    let lines = files.values.sorted().map { "Kept in \($0)" }
    return (["Deleted \(outcome.deleted.count)."] + lines).joined(separator: "\n")
  }

  private func name(_ finding: UsageFinding) -> String {
    "\(finding.api.name) (\(finding.target))"
  }

  private static func text(_ duration: Duration) -> String {
    let seconds = Int((duration / .seconds(1)).rounded(.up))
    let minutes = seconds / 60
    if minutes == 0 { return "\(seconds) s" }
    return seconds % 60 == 0 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s"
  }
}

extension Clearance.Reason {
  /// The reason as the end of a sentence.
  var words: String {
    switch self {
    case .foreign: "it is not ours (--include-foreign, or its id, deletes it all the same)"
    case .protected: "it is protected (its id deletes it all the same)"
    case .domains(let names):
      "\(names.joined(separator: ", ")) leads to it: take that mapping off first"
    case .domainsUnread: "whether a custom domain leads to it could not be read"
    case .notExportable: "AWS exports no WebSocket API, so that it could not be brought back"
    case .noDefinition:
      "AWS exports what stages serve, and it has none: it could not be brought back "
        + "(its id deletes it all the same)"
    case .stagesStay(let stages): "its stages stay: \(stages.joined(separator: ", "))"
    case .used: "it is in use"
    case .calledSince(let verdict):
      verdict == .used
        ? "it counts as in use by now: it was called, or the last other that bore its name is gone"
        : "nothing certain can be said any more: \(verdict.reason ?? verdict.word)"
    case .changedSince: "it was changed since it was listed"
    }
  }
}
