import Manifest

extension Drawing {
  /// A route: its method with the answers it may give, and what the method passes its requests to.
  func definition(of route: Route) -> [any Resource] {
    let responses = route.integration.mapping?.responses ?? []
    return [method(of: route)]
      + responses.map { MethodResponse($0, of: route) }
      + [integration(of: route)]
      + responses.map { IntegrationResponse($0, of: route) }
  }

  private func method(of route: Route) -> Method {
    let validator = RequestValidator(route.request.validation)
    let parameters = route.allParameters.map { ($0.methodName, $1 == .required) }
    return Method(
      verb: route.method, path: route.path, authorization: authorization(of: route),
      apiKeyRequired: route.request.apiKey == .required,
      parameters: Dictionary(parameters, uniquingKeysWith: { $0 || $1 }),
      models: route.request.models,
      validator: validator.map { .reference(.requestValidator($0.name)) },
      prerequisites: Model.ids(of: route.request.models.values)
        + (validator.map { [$0.id] } ?? []))
  }
}

extension MethodResponse {
  fileprivate init(_ response: Route.Response, of route: Route) {
    verb = route.method
    path = route.path
    status = String(response.status)
    parameters = response.headers.reduce(into: [:]) {
      $0["method.response.header.\($1.key)"] = false
    }
    models = response.models
  }
}

extension IntegrationResponse {
  fileprivate init(_ response: Route.Response, of route: Route) {
    verb = route.method
    path = route.path
    status = String(response.status)
    pattern = response.pattern
    content = response.content.wire
    parameters = response.headers.reduce(into: [:]) {
      $0["method.response.header.\($1.key)"] = $1.value
    }
    templates = response.templates
  }
}

extension Route.Parameter {
  /// The parameter of a method, as API Gateway spells it.
  var methodName: String { "method.request.\(place.wire).\(name)" }

  /// The parameter of an integration, as API Gateway spells it.
  var integrationName: String { "integration.request.\(place.wire).\(name)" }
}

extension Route.Parameter.Place {
  fileprivate var wire: String {
    switch self {
    case .query: "querystring"
    case .header: "header"
    case .path: "path"
    }
  }
}

extension Route.ContentHandling {
  /// As API Gateway spells it; nil to leave bodies as they are.
  var wire: String? {
    switch self {
    case .unchanged: nil
    case .convertToText: "CONVERT_TO_TEXT"
    case .convertToBinary: "CONVERT_TO_BINARY"
    }
  }
}
