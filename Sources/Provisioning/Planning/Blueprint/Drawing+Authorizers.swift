import Manifest

extension Drawing {
  /// An authorizer of the manifest.
  func authorizer(_ authorizer: Manifest.Authorizer) -> Authorizer {
    Authorizer(authorizer, in: self)
  }

  /// Who may call a route.
  func authorization(of route: Route) -> Method.Authorization {
    switch route.authorization {
    case .none: return .none
    case .iam: return Method.Authorization(type: "AWS_IAM")
    case .authorizer(let name, let scopes):
      let kind = application.api?.authorizers.first { $0.name == name }?.kind
      let isUserPool = if case .cognito = kind { true } else { false }
      return Method.Authorization(
        type: isUserPool ? "COGNITO_USER_POOLS" : "CUSTOM",
        authorizer: .reference(.authorizer(name)), scopes: scopes)
    }
  }
}

extension Authorizer {
  fileprivate init(_ authorizer: Manifest.Authorizer, in drawing: Drawing) {
    name = authorizer.name
    liveID = nil
    cache = authorizer.cache.map { $0.wholeMilliseconds / 1000 } ?? authorizer.kind.defaultCache
    switch authorizer.kind {
    case .token(let function, let header, let pattern):
      type = "TOKEN"
      uri = drawing.invocationURI(of: function)
      identity = "method.request.header.\(header)"
      self.pattern = pattern
      userPools = []
    case .request(let function, let identity):
      type = "REQUEST"
      uri = drawing.invocationURI(of: function)
      self.identity = identity.map(\.expression).joined(separator: ",")
      pattern = nil
      userPools = []
    case .cognito(let pools, let header):
      type = "COGNITO_USER_POOLS"
      uri = nil
      identity = "method.request.header.\(header)"
      pattern = nil
      userPools = pools
    }
  }
}

extension Manifest.Authorizer.Kind {
  /// Seconds; without an identity there is nothing to keep an answer by.
  fileprivate var defaultCache: Int {
    if case .request(_, let identity) = self, identity.isEmpty { return 0 }
    return Authorizer.defaultCache
  }
}

extension Manifest.Authorizer.Identity {
  /// What API Gateway calls it.
  ///
  /// Source: API Gateway `CreateAuthorizer.identitySource`.
  fileprivate var expression: String {
    switch self {
    case .header(let name): "method.request.header.\(name)"
    case .query(let name): "method.request.querystring.\(name)"
    case .context(let name): "context.\(name)"
    case .stageVariable(let name): "stageVariables.\(name)"
    }
  }
}
