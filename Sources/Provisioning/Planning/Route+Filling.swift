import Manifest

extension Route {
  /// The route with the account and the region filled in; templates stay as they are.
  func filledIn(_ fill: (String) -> String) -> Route {
    var route = self
    route.forwarding.parameters = forwarding.parameters.mapValues(fill)
    route.forwarding.credentials = forwarding.credentials.map(fill)
    route.forwarding.vpcLink = forwarding.vpcLink.map(fill)
    route.integration = integration.filledIn(fill)
    return route
  }
}

extension Route.Integration {
  fileprivate func filledIn(_ fill: (String) -> String) -> Self {
    switch self {
    case .lambdaProxy: self
    case .lambda(let function, let invocation, let mapping):
      .lambda(function: function, invocation: invocation, mapping.filledIn(fill))
    case .httpProxy(let url, let method, let delivery):
      .httpProxy(url: fill(url), method: method, delivery: delivery)
    case .http(let url, let method, let mapping):
      .http(url: fill(url), method: method, mapping.filledIn(fill))
    case .service(let operation, let mapping):
      .service(operation.filledIn(fill), mapping.filledIn(fill))
    case .mock(let mapping): .mock(mapping.filledIn(fill))
    }
  }
}

extension Route.Operation {
  fileprivate func filledIn(_ fill: (String) -> String) -> Self {
    var operation = self
    operation.target =
      switch target {
      case .path(let path): .path(fill(path))
      case .action(let action): .action(fill(action))
      }
    return operation
  }
}

extension Route.Mapping {
  fileprivate func filledIn(_ fill: (String) -> String) -> Self {
    var mapping = self
    mapping.responses = responses.map { response in
      var response = response
      response.headers = response.headers.mapValues(fill)
      response.pattern = response.pattern.map(fill)
      return response
    }
    return mapping
  }
}
