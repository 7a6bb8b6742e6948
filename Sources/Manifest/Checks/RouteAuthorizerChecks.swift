/// What routes say of their authorizers.
struct RouteAuthorizerChecks {
  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    routes.flatMap { unknown($0) + several($0) + scopes($0) } + sharedAnswers
  }

  private var authorizers: [YAMLNode.Entry] {
    resolution.root["api"]?["authorizers"]?.entries ?? []
  }

  /// What the routes say, where they say anything.
  private var routes: [YAMLNode] {
    (resolution.root["api"]?["routes"]?.entries ?? []).compactMap { $0.value["authorizer"] }
  }

  private func unknown(_ node: YAMLNode) -> [Diagnostic] {
    let names = authorizers.map(\.key)
    guard node.scalar?.isUnfilled != true else { return [] }
    let named: [(name: String, shown: String, place: Location)] =
      node.scalar.map { [($0.text, $0.written, node.location)] }
      ?? node.entries.map { ($0.key, $0.key, $0.keyLocation) }
    let words = node.scalar == nil ? [] : [RouteAuthorizer.none, RouteAuthorizer.iam]
    return named.filter { !(names + words).contains($0.name) }.map {
      let list = (names + words).map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .unknownAuthorizer,
        "There is no `\($0.shown)` under `api: authorizers:`"
          + (list.isEmpty ? "." : "; there are \(list)."),
        hint: Spelling.nearest(to: $0.name, among: names + words).map { "did you mean `\($0)`?" },
        at: $0.place)
    }
  }

  private func several(_ node: YAMLNode) -> [Diagnostic] {
    node.entries.dropFirst().map {
      Diagnostic(
        .invalidValue, "A route has one authorizer, and `\($0.key)` is another one.",
        hint: "take one away; one from `defaults` goes with `\(node.entries[0].key): null`",
        at: $0.keyLocation)
    }
  }

  /// Only tokens of user pools have scopes.
  private func scopes(_ node: YAMLNode) -> [Diagnostic] {
    node.entries.filter { entry in
      guard let authorizer = authorizers.first(where: { $0.key == entry.key }) else { return false }
      return authorizer.value["type"]?.text != "cognito" && !entry.value.texts.isEmpty
    }.map {
      Diagnostic(
        .invalidValue, "`\($0.key)` knows no scopes: only tokens of user pools have some.",
        hint: "write `authorizer: \($0.key)`", at: $0.keyLocation)
    }
  }

  /// The policy that a token authorizer answers is kept for the token, whatever the method: one that
  /// allows the called method alone denies the next one.
  private var sharedAnswers: [Diagnostic] {
    guard let api = application.api else { return [] }
    var used: [String: Int] = [:]
    for route in api.routes {
      if case .authorizer(let name, _) = route.authorization { used[name, default: 0] += 1 }
    }
    return api.authorizers.filter { authorizer in
      guard case .token = authorizer.kind, authorizer.cache != .zero else { return false }
      return used[authorizer.name, default: 0] > 1
    }.map {
      Diagnostic(
        .sharedAuthorizerAnswer,
        "Its answer to a token is kept for all \(used[$0.name, default: 0]) routes that name it: if"
          + " it allows the called method alone, the next one is refused.",
        hint: "let the policy allow all that the token may call, such as `<API>/<stage>/*`, or"
          + " write `cache: 0s`",
        at: $0.location)
    }
  }
}
