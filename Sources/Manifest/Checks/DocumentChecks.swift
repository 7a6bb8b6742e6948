/// What holds for the manifest as it was written, whatever the stage.
struct DocumentChecks {
  let root: YAMLNode

  /// All findings.
  var findings: [Diagnostic] { nothingToDeploy + unknownOverrides + unknownStages }

  private var nothingToDeploy: [Diagnostic] {
    let hasFunctions = root["functions"].map { $0.mapping?.isEmpty != true } ?? false
    guard root.mapping != nil, !hasFunctions, root["api"] == nil else { return [] }
    return [
      Diagnostic(
        .nothingToDeploy, "The manifest has neither functions nor an API.",
        hint: "write `functions:` and `api:`", at: root.location)
    ]
  }

  /// Stages that something is limited to and that are not there.
  private var unknownStages: [Diagnostic] {
    let names = StageNames(in: root)
    return ["alarms", "usagePlans"].flatMap { root[$0]?.entries ?? [] }
      .flatMap { $0.value["stages"]?.sequence ?? [] }
      .compactMap { node in
        node.text.flatMap { names.problem(withReference: $0, at: node.location) }
      }
  }

  private var unknownOverrides: [Diagnostic] {
    let names = (root["functions"]?.entries ?? []).map(\.key)
    return (root["stages"]?.entries ?? [])
      .flatMap { $0.value["functions"]?.entries ?? [] }
      .filter { !names.contains($0.key) && !Schema.isFree($0.key) }
      .map { .unknownFunction($0.key, shown: $0.key, among: names, at: $0.keyLocation) }
  }
}
