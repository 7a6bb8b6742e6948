/// Fills the placeholders of a tree in and collects those for which there is nothing.
struct Substitution {
  /// What `${param:…}` means where it stands.
  enum Parameters {
    case values([String: YAMLNode.Scalar])
    /// The parameters themselves are being filled in.
    case refused
  }

  let environment: [String: String]
  let project: String
  let stage: String
  var parameters = Parameters.refused
  private(set) var diagnostics: [Diagnostic] = []

  init(environment: [String: String], project: String, stage: String) {
    self.environment = environment
    self.project = project
    self.stage = stage
  }

  /// The tree with all values filled in; a value that cannot be stays as it was written.
  mutating func fill(_ node: YAMLNode) -> YAMLNode {
    var node = node
    switch node.value {
    case .scalar(let scalar) where scalar.style == .verbatim: break
    case .scalar(var scalar):
      guard let text = fill(scalar.text, at: node.location) else { break }
      scalar.text = text
      node.value = .scalar(scalar)
    case .sequence(let nodes): node.value = .sequence(nodes.map { fill($0) })
    case .mapping(let entries):
      node.value = .mapping(
        entries.map { entry in
          var entry = entry
          entry.value = fill(entry.value)
          return entry
        })
    }
    return node
  }

  private mutating func fill(_ text: String, at place: Location) -> String? {
    guard text.contains("${") else { return text }
    var filled = ""
    var isComplete = true
    for part in Template(text).parts {
      if let value = value(of: part, at: place) { filled += value } else { isComplete = false }
    }
    return isComplete ? filled : nil
  }

  private mutating func value(of part: Template.Part, at place: Location) -> String? {
    switch part {
    case .literal(let text): return text
    case .stage: return stage
    case .project: return project
    case .variable(let name):
      if let value = environment[name] { return value }
      diagnostics.append(
        Diagnostic(
          .unsetVariable, "`${env:\(name)}` takes it from the environment of this run.",
          hint: "run `export \(name)=…` before, or set it in the pipeline", at: place))
    case .parameter(let name): return value(ofParameter: name, at: place)
    case .malformed(let text):
      diagnostics.append(
        Diagnostic(
          .malformedPlaceholder,
          "`\(text)` names nothing: a name of letters, digits and `_` must follow the colon, and"
            + " nothing else.",
          hint: "a value for when it is not set stands under `stages: default: params:`", at: place)
      )
    }
    return nil
  }

  private mutating func value(ofParameter name: String, at place: Location) -> String? {
    guard case .values(let values) = parameters else {
      diagnostics.append(
        Diagnostic(
          .nestedParameter, "`${param:\(name)}` stands inside of `params:`.",
          hint: "use `${env:NAME}`, `${stage}` or `${project}` there", at: place))
      return nil
    }
    if let value = values[name] { return value.isUnfilled ? nil : value.text }
    let meant = Spelling.nearest(to: name, among: Array(values.keys))
    diagnostics.append(
      Diagnostic(
        .unsetParameter,
        "`\(name)` has no value for the stage `\(stage)`: set it under"
          + " `stages: \(stage): params:`, or for all stages under `stages: default: params:`.",
        hint: meant.map { "did you mean `${param:\($0)}`?" }, at: place))
    return nil
  }
}
