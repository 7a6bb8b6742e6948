/// What authorizers, and the routes that name them, must keep to.
struct AuthorizerChecks {
  /// The authorizers of a REST API (API Gateway's quotas).
  private static let most = 10

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    entries.flatMap { misplacedKeys($0) + missingKeys($0) + expression($0) + withoutIdentity($0) }
      + unsupported + unknownFunctions + excess
  }

  private var entries: [YAMLNode.Entry] {
    resolution.root["api"]?["authorizers"]?.entries ?? []
  }

  /// The keys that each type has beside `type` and `cache`, with those it cannot be without.
  private static let keys: [String: (known: Set<String>, needed: [String])] = [
    "token": (["function", "header", "pattern"], ["function"]),
    "request": (["function", "identity"], ["function"]),
    "cognito": (["userPools", "header"], ["userPools"]),
  ]

  private func misplacedKeys(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    guard let type = entry.value["type"]?.text, let known = Self.keys[type]?.known else {
      return []
    }
    return entry.value.entries
      .filter { !known.union(["type", "cache"]).contains($0.key) }
      .map { stray in
        let owners = Self.keys.filter { $0.value.known.contains(stray.key) }.keys.sorted()
          .map { "`type: \($0)`" }.joined(separator: " and ")
        return Diagnostic(
          .unknownKey, "An authorizer of `type: \(type)` has no `\(stray.key)`.",
          hint: owners.isEmpty ? nil : "`\(stray.key)` belongs to \(owners)",
          at: stray.keyLocation)
      }
  }

  private func missingKeys(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    guard let type = entry.value["type"]?.text else { return [] }
    return (Self.keys[type]?.needed ?? []).filter { key in
      entry.value[key].map { $0.sequence?.isEmpty ?? false } ?? true
    }.map {
      Diagnostic(
        .missingKey, "An authorizer of `type: \(type)` needs `\($0)`.", at: entry.keyLocation)
    }
  }

  private func expression(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    guard let node = entry.value["pattern"], let scalar = node.scalar, !scalar.isUnfilled,
      (try? Regex(scalar.text)) == nil
    else { return [] }
    return [
      Diagnostic(
        .invalidValue, "`\(scalar.written)` is no regular expression.",
        hint: "brackets and quantifiers must be whole, such as `^Bearer [-0-9A-Za-z._]+$`",
        at: node.location)
    ]
  }

  /// An answer is kept by the caller's identity: without one it cannot be.
  private func withoutIdentity(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    guard entry.value["type"]?.text == "request", entry.value["identity"]?.texts.isEmpty ?? true,
      let cache = entry.value["cache"], let duration = cache.duration, duration > .zero
    else { return [] }
    return [
      Diagnostic(
        .invalidValue,
        "Without `identity` nothing tells callers apart, by which an answer is kept.",
        hint: "write `identity: [header.Authorization]`, or take `cache` away", at: cache.location)
    ]
  }

  private var unsupported: [Diagnostic] {
    entries.compactMap { $0.value["type"] }.filter { $0.text == "jwt" }.map {
      Diagnostic(
        .unsupportedAuthorizer,
        "API Gateway's own JWT authorizers are newer than the model of its operations that every"
          + " request is checked against.",
        hint: "use `type: cognito` for user pools, or a function that checks the token"
          + " (`type: token`)",
        at: $0.location)
    }
  }

  private var unknownFunctions: [Diagnostic] {
    let names = application.functions.map(\.name) + application.foreignFunctions.map(\.name)
    return entries.compactMap { $0.value["function"] }.compactMap { node in
      guard let scalar = node.scalar, !names.contains(scalar.text),
        TextPattern.functionName.matches(scalar.text)
      else { return nil }
      return .unknownFunction(scalar.text, shown: scalar.written, among: names, at: node.location)
    }
  }

  private var excess: [Diagnostic] {
    guard entries.count > Self.most else { return [] }
    return [
      Diagnostic(
        .tooManyAuthorizers,
        "There are \(entries.count), of which API Gateway takes \(Self.most).",
        at: resolution.place("api", "authorizers"))
    ]
  }
}
