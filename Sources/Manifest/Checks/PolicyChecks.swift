import FoundationEssentials
import Primitives

/// Whether a whole resource policy says what a policy must, and lets the routes be called.
struct PolicyChecks {
  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    guard let node = resolution.root["api"]?["policy"], let text = node.text, !node.isFileReference
    else { return [] }
    guard let json = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)) else {
      return [
        Diagnostic(
          .policyNotJSON, "AWS takes a policy as JSON only.", at: brokenPlace(node, text))
      ]
    }
    let places = Places(node, in: resolution)
    guard let statements = Self.statements(json) else {
      return [
        Diagnostic(
          .incompletePolicy, "It needs `Statement`, a list.", at: places.place(ofStatement: nil))
      ]
    }
    return statements.enumerated().flatMap { index, statement in
      let place = places.place(ofStatement: index)
      return missing(statement, at: place) + vpcConditions(statement, at: place)
    } + shutOutRoutes(statements, at: places.place(ofStatement: nil))
  }

  private static func statements(_ policy: JSON) -> [JSON]? {
    switch policy["Statement"] {
    case .array(let statements): statements
    case .object(let statement): [.object(statement)]
    default: nil
    }
  }

  /// Where a text stops being JSON, if it is in a file of its own; else where it begins.
  private func brokenPlace(_ node: YAMLNode, _ text: String) -> Location {
    guard let source = resolution.documents[node.location.file] else { return node.location }
    return YAMLReader.read(source).diagnostics.first?.location ?? node.location
  }

  // MARK: Statements

  private func missing(_ statement: JSON, at place: Location) -> [Diagnostic] {
    let needed = [
      ["Effect"], ["Principal", "NotPrincipal"], ["Action", "NotAction"],
      ["Resource", "NotResource"],
    ]
    let missing = needed.filter { keys in keys.allSatisfy { statement[$0] == nil } }.map { $0[0] }
    var findings = missing.map {
      Diagnostic(.incompletePolicy, "A statement has no `\($0)`.", at: place)
    }
    if let effect = statement["Effect"], !["Allow", "Deny"].contains(effect) {
      findings.append(
        Diagnostic(
          .incompletePolicy, "`Effect` is neither `Allow` nor `Deny`.", at: place))
    }
    return findings
  }

  private func vpcConditions(_ statement: JSON, at place: Location) -> [Diagnostic] {
    if case .private = application.api?.endpoint { return [] }
    let ofVPCs = ["aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip"]
    let keys = (statement["Condition"]?.object ?? [:]).values
      .flatMap { Array(($0.object ?? [:]).keys) }
    return keys.filter { ofVPCs.contains($0.lowercased()) }.sorted()
      .map {
        Diagnostic(
          .vpcOfPublicAPI,
          "`\($0)` is never there: only a private API is called through VPC endpoints.",
          hint: "write `endpoint: {private: [vpce-…]}`, or use `aws:SourceIp`", at: place)
      }
  }

  /// What no statement allows is denied, unless IAM or a Lambda authorizer allows it.
  private func shutOutRoutes(_ statements: [JSON], at place: Location) -> [Diagnostic] {
    let allowed = statements.filter { $0["Effect"] == "Allow" }
    guard let api = application.api, !allowed.contains(where: { $0["Resource"] == nil }) else {
      return []
    }
    let patterns = allowed.flatMap { Self.texts($0["Resource"]) }.map(Self.tail)
    let shutOut = api.routes.filter { route in
      guard needsPolicy(route, of: api) else { return false }
      let target = "\(application.stage.name)/\(route.method)\(route.path)"
      return !patterns.contains { Self.fits(Array(target), Array($0)) }
    }
    guard !shutOut.isEmpty else { return [] }
    let list = shutOut.map { "`\($0.method) \($0.path)`" }.joined(separator: ", ")
    return [
      Diagnostic(
        .policyShutsOutRoutes,
        "What a policy does not allow it denies: nobody can call \(list).",
        hint: "allow `execute-api:/*`, and deny what is not to be", at: place)
    ]
  }

  private func needsPolicy(_ route: Route, of api: API) -> Bool {
    switch route.authorization {
    case .none: return true
    case .iam: return false
    case .authorizer(let name, _):
      return api.authorizers.first { $0.name == name }?.function == nil
    }
  }

  private static func texts(_ value: JSON?) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let values): values.compactMap(\.string)
    default: []
    }
  }

  /// What an ARN, or what is short for it, says after the API: `stage/METHOD/path`.
  private static func tail(_ resource: String) -> String {
    if resource == "*" { return "*" }
    guard let slash = resource.firstIndex(of: "/") else {
      return resource.hasSuffix("*") ? "*" : ""
    }
    return String(resource[resource.index(after: slash)...])
  }

  /// Whether a text fits a pattern in which `*` stands for any text and `?` for a character.
  private static func fits(_ text: [Character], _ pattern: [Character]) -> Bool {
    var reached: Set<Int> = [0]
    func closure(_ positions: Set<Int>) -> Set<Int> {
      var all = positions
      for position in positions {
        var next = position
        while next < pattern.count, pattern[next] == "*" {
          next += 1
          all.insert(next)
        }
      }
      return all
    }
    reached = closure(reached)
    for character in text {
      reached = closure(
        Set(
          reached.filter { $0 < pattern.count }.compactMap { position in
            switch pattern[position] {
            case "*": position
            case "?", character: position + 1
            default: nil
            }
          }))
    }
    return reached.contains(pattern.count)
  }
}

/// Where the parts of a policy stand: exactly in a file of its own, else where the policy begins.
private struct Places {
  private let policy: Location
  private let root: YAMLNode?

  init(_ node: YAMLNode, in resolution: Resolution) {
    policy = node.location
    root = resolution.documents[node.location.file].flatMap { YAMLReader.read($0).root }
  }

  /// The place of a statement by its number from 0, or of what holds them.
  func place(ofStatement index: Int?) -> Location {
    guard let statements = root?.entry("Statement") else { return policy }
    guard let index else { return statements.keyLocation }
    let nodes = statements.value.sequence ?? [statements.value]
    return nodes.indices.contains(index) ? nodes[index].location : policy
  }
}
