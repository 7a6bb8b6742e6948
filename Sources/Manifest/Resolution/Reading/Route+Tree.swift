extension Route {
  /// What the tree says of a route; nil if its key or its target is not well-formed.
  init?(_ entry: YAMLNode.Entry) {
    guard let key = try? RouteKey(entry.key), let form = RouteForm(of: entry.value),
      let integration = Integration(entry.value, form)
    else { return nil }
    self.init(
      method: key.method, path: key.path, request: Request(entry.value),
      integration: integration,
      authorization: entry.value["authorizer"].map(Authorization.init) ?? .none,
      forwarding: Forwarding(entry.value),
      timeout: entry.value["timeout"]?.duration, location: entry.keyLocation)
  }
}

extension YAMLNode {
  /// The function's name in a route, in its short or long form.
  var routeFunction: YAMLNode? { scalar == nil ? self["function"] : self }

  /// The templates of a route, or of its AWS target.
  fileprivate var requestTemplates: [String: String] {
    (self["aws"]?["request"] ?? self["request"])?.textsByKey ?? [:]
  }

  var isTrue: Bool { text == "true" }
}

extension Route.Integration {
  fileprivate init?(_ node: YAMLNode, _ form: RouteForm) {
    let delivery: Route.Delivery = node["stream"]?.isTrue == true ? .streamed : .whole
    let http = node["http"]
    switch form {
    case .lambdaProxy, .lambda, .queuedLambda:
      guard let function = node.routeFunction?.text else { return nil }
      self =
        switch form {
        case .lambda: .lambda(function: function, Route.Mapping(node))
        case .queuedLambda:
          .lambda(function: function, invocation: .queued, Route.Mapping(node, status: 202))
        default: .lambdaProxy(function: function, delivery: delivery)
        }
    case .httpProxy, .http:
      guard let url = http?.text ?? http?["url"]?.text else { return nil }
      let method = http?["method"]?.text
      self =
        form == .http
        ? .http(url: url, method: method, Route.Mapping(node))
        : .httpProxy(url: url, method: method, delivery: delivery)
    case .service:
      guard let operation = node["aws"].flatMap(Route.Operation.init) else { return nil }
      self = .service(operation, Route.Mapping(node))
    case .mock:
      self = .mock(Route.Mapping(mock: node))
    }
  }
}

extension Route.Operation {
  fileprivate init?(_ node: YAMLNode) {
    let action = node["action"]?.text.map(Target.action)
    guard let service = node["service"]?.text,
      let target = action ?? node["path"]?.text.map(Target.path)
    else { return nil }
    self.init(service: service, target: target, method: node["method"]?.text ?? "POST")
  }
}

extension Route.Mapping {
  /// What the tree says; without responses there is one, with a status that is usual.
  fileprivate init(_ node: YAMLNode, status: Int = 200) {
    self.init(
      templates: node.requestTemplates, passthrough: node["passthrough"]?.choice() ?? .whenNoMatch,
      responses: node["responses"]?.entries.compactMap(Route.Response.init)
        ?? [Route.Response(status: status)])
  }

  /// A mock is told its answer's status by a template.
  fileprivate init(mock node: YAMLNode) {
    self.init(node)
    let answer = node["mock"]
    let status = answer?["status"]?.text.flatMap { Int($0) } ?? 200
    if templates.isEmpty { templates = ["application/json": "{\"statusCode\": \(status)}"] }
    guard node["responses"] == nil else { return }
    let type = answer?["type"]?.text ?? "application/json"
    responses = [
      Route.Response(
        status: status, templates: answer?["body"]?.text.map { [type: $0] } ?? [:],
        headers: answer?["headers"]?.textsByKey.mapValues { "'\($0)'" } ?? [:])
    ]
  }
}

extension Route.Response {
  fileprivate init?(_ entry: YAMLNode.Entry) {
    guard let status = Int(entry.key) else { return nil }
    let node = entry.value
    self.init(
      status: status, pattern: node["pattern"]?.text,
      templates: node["template"]?.textsByKey ?? [:], headers: node["headers"]?.textsByKey ?? [:],
      models: node["model"]?.modelsByType ?? [:], content: node["content"]?.choice() ?? .unchanged)
  }
}

extension Route.Request {
  fileprivate init(_ node: YAMLNode) {
    var parameters: [Route.Parameter: Route.Presence] = [:]
    for place in Route.Parameter.Place.allCases {
      for (name, presence) in node["parameters"]?[place.rawValue]?.textsByKey ?? [:] {
        parameters[Route.Parameter(place, name)] = Route.Presence(rawValue: presence)
      }
    }
    let models = node["validate"]?["body"]?.modelsByType ?? [:]
    let validation: Route.Validation =
      switch (models.isEmpty, node["validate"]?["parameters"]?.isTrue == true) {
      case (true, false): .none
      case (false, false): .body
      case (true, true): .parameters
      case (false, true): .bodyAndParameters
      }
    self.init(
      apiKey: node["apiKey"]?.isTrue == true ? .required : .optional, parameters: parameters,
      models: models, validation: validation)
  }
}

extension Route.Forwarding {
  /// What API Gateway takes for the credentials of whoever calls.
  private static let callersOwn = "arn:aws:iam::*:user/*"

  fileprivate init(_ node: YAMLNode) {
    let mappings = (node["mappings"]?.textsByKey ?? [:]).compactMap { name, expression in
      Route.Parameter(written: name).map { ($0, expression) }
    }
    let role = node["aws"]?["role"]?.text ?? node["credentials"]?.text
    self.init(
      parameters: Dictionary(mappings, uniquingKeysWith: { $1 }),
      cacheKeys: node["cacheKeys"]?.sequence?.compactMap(\.text).compactMap(
        Route.Parameter.init(written:))
        ?? [],
      credentials: role == "caller" ? Self.callersOwn : role, vpcLink: node["vpcLink"]?.text,
      content: node["content"]?.choice() ?? .unchanged)
  }
}

extension YAMLNode {
  /// Models by media type; one alone is for JSON.
  fileprivate var modelsByType: [String: String] {
    text.map { ["application/json": $0] } ?? textsByKey
  }
}
