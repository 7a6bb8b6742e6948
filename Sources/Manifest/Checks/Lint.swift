/// The warnings that the author of a manifest has looked at and does not want to see again:
/// `lint: {ignore: {code: reason}}`.
struct Lint {
  private let ignored: [YAMLNode.Entry]

  /// Reads it from a tree as it was written, of whatever shape.
  init(in root: YAMLNode) { ignored = root["lint"]?["ignore"]?.entries ?? [] }

  /// The codes that are none of a warning.
  var findings: [Diagnostic] {
    ignored.compactMap { entry in
      switch Finding(rawValue: entry.key)?.severity {
      case .warning: return nil
      case .error:
        return Diagnostic(
          .notAWarning, "`\(entry.key)` is an error: it has to be put right.",
          at: entry.keyLocation)
      case nil:
        let meant = Spelling.nearest(to: entry.key, among: Self.codes)
        return Diagnostic(
          .notAWarning, "There is no warning `\(entry.key)`.",
          hint: meant.map { "did you mean `\($0)`?" }, at: entry.keyLocation)
      }
    }
  }

  /// Whether a finding is not to be shown.
  func ignores(_ finding: Diagnostic) -> Bool {
    finding.severity == .warning && ignored.contains { $0.key == finding.code }
  }

  /// The entries that nothing fits of all that was found.
  func unused(among findings: [Diagnostic]) -> [Diagnostic] {
    let found = Set(findings.map(\.code))
    return ignored.filter { Self.codes.contains($0.key) && !found.contains($0.key) }.map {
      Diagnostic(
        .unusedIgnore, "No stage of this manifest gives the warning `\($0.key)`.",
        hint: "take the entry out", at: $0.keyLocation)
    }
  }

  private static let codes = Finding.allCases.filter { $0.severity == .warning }.map(\.rawValue)
}
