extension Authorizer {
  /// What the tree says of an authorizer; nil if its type is none that there is.
  init?(_ entry: YAMLNode.Entry) {
    let node = entry.value
    let function = node["function"]?.text ?? ""
    let header = node["header"]?.text ?? "Authorization"
    let kind: Kind
    switch node["type"]?.text {
    case "token":
      kind = .token(function: function, header: header, pattern: node["pattern"]?.text)
    case "request":
      kind = .request(
        function: function, identity: node["identity"]?.texts.compactMap(Identity.init) ?? [])
    case "cognito": kind = .cognito(userPools: node["userPools"]?.texts ?? [], header: header)
    default: return nil
    }
    self.init(
      name: entry.key, kind: kind, cache: node["cache"]?.duration, location: entry.keyLocation)
  }
}

extension Authorizer.Identity {
  /// A source as it is written, such as `header.Cookie`.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "header": self = .header(parts[1])
    case "query": self = .query(parts[1])
    case "context": self = .context(parts[1])
    case "stage": self = .stageVariable(parts[1])
    default: return nil
    }
  }
}

extension Route.Authorization {
  /// What a route says of its authorizer: a name, a word, or a name with scopes.
  init(_ node: YAMLNode) {
    switch (node.text, node.mapping?.first) {
    case (RouteAuthorizer.none, _), (nil, nil): self = .none
    case (RouteAuthorizer.iam, _): self = .iam
    case (let name?, _): self = .authorizer(name, scopes: [])
    case (nil, let entry?): self = .authorizer(entry.key, scopes: entry.value.texts)
    }
  }
}
