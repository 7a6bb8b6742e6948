/// What is live, as people read it: a few lines for each stage.
struct StatusText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func text(_ status: StatusDocument) -> String {
    status.stages.map(text).joined(separator: "\n")
  }

  private func text(_ stage: StatusDocument.Row) -> String {
    let versions = stage.functions.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value.version)" }.joined(separator: ", ")
    guard stage.deployment != nil || !versions.isEmpty else {
      return "\(palette.bold(stage.name)): not deployed"
    }
    var lines = [palette.bold(stage.name) + (stage.url.map { ": \($0)" } ?? "")]
    if let domain = stage.domain { lines += domain.lines.map { "  domain     \($0)" } }
    if let release = stage.release { lines.append("  release    \(release)") }
    if !versions.isEmpty { lines.append("  versions   \(versions)") }
    if let alarms = text(stage.alarms) { lines.append("  alarms     \(alarms)") }
    if !stage.drift.isEmpty {
      let names = stage.drift.map { "\($0.kind) \($0.name)" }.joined(separator: ", ")
      lines.append("  \(palette.yellow("drift"))      \(names)")
    }
    if stage.pending > 0 { lines.append("  to do      \(stage.pending) changes of the manifest") }
    return lines.joined(separator: "\n")
  }

  /// Those that have gone off by name, the others by number.
  private func text(_ alarms: [StatusDocument.AlarmDocument]) -> String? {
    guard !alarms.isEmpty else { return nil }
    let loud = alarms.filter { $0.state == "ALARM" }.map(\.name)
    let counts = [("OK", "ok"), ("INSUFFICIENT_DATA", "without data")].compactMap { state, words in
      let count = alarms.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(words)"
    }
    let names = loud.isEmpty ? [] : [palette.red("ALARM: \(loud.joined(separator: ", "))")]
    return (names + counts).joined(separator: ", ")
  }
}
