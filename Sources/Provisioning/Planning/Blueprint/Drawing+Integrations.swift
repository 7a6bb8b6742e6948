import Manifest

extension Drawing {
  /// What a route's method passes its requests to.
  func integration(of route: Route) -> Integration {
    let mapping = route.integration.mapping
    let backend = backend(of: route)
    var parameters = Dictionary(
      route.allMappings.map { ($0.integrationName, $1) }, uniquingKeysWith: { $1 })
    if case .lambda(_, .queued, _) = route.integration {
      // Source: API Gateway developer guide, "Set up asynchronous invocation of the backend".
      parameters["integration.request.header.X-Amz-Invocation-Type"] = "'Event'"
    }
    return Integration(
      verb: route.method, path: route.path, type: backend.type, backendVerb: backend.verb,
      uri: backend.uri, credentials: route.forwarding.credentials,
      vpcLink: route.forwarding.vpcLink, parameters: parameters,
      templates: mapping?.templates ?? [:],
      passthrough: mapping?.passthrough.wire ?? Integration.defaultPassthrough,
      content: route.forwarding.content.wire,
      timeout: route.timeout.map(\.wholeMilliseconds) ?? Integration.defaultTimeout,
      cacheKeys: Set(route.forwarding.cacheKeys.map(\.methodName)),
      transfer: backend.delivery == .streamed ? "STREAM" : Integration.defaultTransfer)
  }

  /// What API Gateway is told of what stands behind a method.
  private struct Backend {
    var type: String
    var verb: String?
    var uri: String?
    var delivery = Route.Delivery.whole
  }

  private func backend(of route: Route) -> Backend {
    switch route.integration {
    // Lambda is always invoked with POST, whatever the route's method.
    case .lambdaProxy(let function, let delivery):
      Backend(
        type: "AWS_PROXY", verb: "POST",
        uri: invocationURI(of: function, delivery), delivery: delivery)
    case .lambda(let function, _, _):
      Backend(type: "AWS", verb: "POST", uri: invocationURI(of: function))
    case .httpProxy(let url, let method, let delivery):
      Backend(type: "HTTP_PROXY", verb: method ?? route.method, uri: url, delivery: delivery)
    case .http(let url, let method, _):
      Backend(type: "HTTP", verb: method ?? route.method, uri: url)
    case .service(let operation, _):
      Backend(type: "AWS", verb: operation.method, uri: world.integrationURI(operation))
    case .mock:
      Backend(type: "MOCK")
    }
  }
}

extension Route.Passthrough {
  /// As API Gateway spells it.
  fileprivate var wire: String {
    switch self {
    case .whenNoMatch: "WHEN_NO_MATCH"
    case .whenNoTemplates: "WHEN_NO_TEMPLATES"
    case .never: "NEVER"
    }
  }
}
