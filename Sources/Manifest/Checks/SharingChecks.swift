/// With `isolation: shared`, what the stages share must come out the same for each of them.
///
/// What a published version of a function holds is free: each stage runs a version of its own.
struct SharingChecks {
  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    guard application.isolation == .shared else { return [] }
    let root = resolution.root
    let oneValue = "write one value for all stages, or use `isolation: stage`"
    return findings(
      in: root["api"], because: "the API is one for all stages, so nothing in it",
      hint: "use a stage variable (`stages: <name>: variables:`) that the function reads, or"
        + " `isolation: stage`")
      + findings(
        in: root["tags"], because: "all stages use the things that are tagged, so no tag",
        hint: oneValue)
      + ["apiKeys", "usagePlans"].flatMap {
        findings(
          in: root[$0], because: "all stages have the same keys and plans, so nothing in them",
          hint: oneValue)
      }
      + (root["functions"]?.entries ?? []).flatMap {
        findings(
          in: $0.value["logs"],
          because: "all stages write a function's logs to one place, so nothing in its entry",
          hint: oneValue)
          + findings(
            in: $0.value.rolePart,
            because: "all stages run a function with one role, so nothing that it may do",
            hint: oneValue)
          + findings(
            in: $0.value["arn"],
            because: "the API is one for all stages, so the ARN of no function that it calls",
            hint: oneValue)
      }
  }

  private func findings(in part: YAMLNode?, because reason: String, hint: String) -> [Diagnostic] {
    let filled = (part?.scalars ?? []).filter { $0.scalar.style != .verbatim }
    return filled.filter { Template($0.scalar.written).dependsOnStage }.map {
      Diagnostic(
        .stageDependentValue,
        "With `isolation: shared` \(reason) may depend on a stage or its parameters.",
        hint: hint, at: $0.place)
    }
  }
}

extension Template {
  fileprivate var dependsOnStage: Bool {
    parts.contains { part in
      switch part {
      case .parameter, .stage: true
      case .literal, .variable, .project, .malformed: false
      }
    }
  }
}

extension YAMLNode {
  /// What an entry of a function says of its role.
  fileprivate var rolePart: YAMLNode {
    let keys = ObjectSchema.functionPermissionFields.map(\.key)
    return YAMLNode(
      value: .mapping(entries.filter { keys.contains($0.key) }), location: location)
  }
}
