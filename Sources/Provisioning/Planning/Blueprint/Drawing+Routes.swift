import Manifest

extension Drawing {
  /// A route: its method, and what the method passes its requests to.
  func definition(of route: Route) -> [any Resource] {
    [
      Method(
        verb: route.method, path: route.path, authorization: authorization(of: route),
        apiKeyRequired: false),
      Integration(of: route, in: self),
    ]
  }
}

extension Integration {
  fileprivate init(of route: Route, in drawing: Drawing) {
    verb = route.method
    path = route.path
    timeout = route.timeout.map(\.wholeMilliseconds) ?? Self.defaultTimeout
    switch route.integration {
    case .lambdaProxy(let function):
      type = "AWS_PROXY"
      // Lambda is always invoked with POST, whatever the route's method.
      backendVerb = "POST"
      uri = drawing.invocationURI(of: function)
    }
  }
}
