import Manifest

extension Route {
  /// Any route to a function, or to something else.
  static func random(
    method: String, path: String, function: String, authorization: Authorization,
    using chance: inout SeededGenerator
  ) -> Route {
    let mapping = Mapping.random(using: &chance)
    let integrations: [Integration] = [
      .lambdaProxy(function: function), .lambdaProxy(function: function),
      .lambda(function: function, mapping),
      .lambda(function: function, invocation: .queued, mapping),
      .httpProxy(url: "https://example.com/x"), .http(url: "https://example.com/x", mapping),
      .service(Operation(service: "sqs", target: .path("123456789012/orders")), mapping),
      .mock(mapping),
    ]
    let integration = integrations.randomElement(using: &chance) ?? .mock(mapping)
    var route = Route(
      method: method, path: path, request: Request.random(using: &chance),
      integration: integration, authorization: authorization,
      timeout: Bool.random(using: &chance) ? .seconds(5) : nil)
    if case .service = integration { route.forwarding.credentials = "arn:aws:iam::*:user/*" }
    if integration.mapping != nil, Bool.random(using: &chance) {
      route.forwarding.parameters[Parameter(.header, "X-Id")] = "context.requestId"
      route.forwarding.cacheKeys = [Parameter(.query, "q")]
      route.forwarding.content = .convertToText
    }
    return route
  }
}

extension Route.Request {
  fileprivate static func random(using chance: inout SeededGenerator) -> Route.Request {
    let model = ["User", "Name", nil].randomElement(using: &chance) ?? nil
    return Route.Request(
      apiKey: Bool.random(using: &chance) ? .required : .optional,
      parameters: Bool.random(using: &chance)
        ? [
          Route.Parameter(.query, "q"): .required, Route.Parameter(.header, "X-Trace"): .optional,
        ] : [:],
      models: model.map { ["application/json": $0] } ?? [:],
      validation: Route.Validation.allCases.randomElement(using: &chance) ?? .none)
  }
}

extension Route.Mapping {
  fileprivate static func random(using chance: inout SeededGenerator) -> Route.Mapping {
    let number = Int.random(in: 1...3, using: &chance)
    var responses = [
      Route.Response(
        status: 200, templates: ["application/json": "{\"number\": \(number)}"],
        headers: Bool.random(using: &chance) ? ["X-Number": "'\(number)'"] : [:])
    ]
    if Bool.random(using: &chance) {
      responses.append(
        Route.Response(
          status: 400, pattern: ".*\(number).*", models: ["application/json": "Name"],
          content: .convertToBinary))
    }
    return Route.Mapping(
      templates: Bool.random(using: &chance) ? ["application/json": "$input.body"] : [:],
      passthrough: Route.Passthrough.allCases.randomElement(using: &chance) ?? .never,
      responses: responses)
  }
}

extension Model {
  /// Two models of one reference or none, and perhaps a third.
  static func random(using chance: inout SeededGenerator) -> [Model] {
    let items = Bool.random(using: &chance) ? #", "items": {"$ref": "Name"}"# : ""
    let models = [
      Model(name: "User", schema: #"{"type": ["object", "array"]\#(items)}"#),
      Model(
        name: "Name", schema: #"{"maxLength": \#(Int.random(in: 1...2, using: &chance))}"#),
      Model(name: "Spare", schema: ##"{"items": {"$ref": "#/models/User"}}"##),
    ]
    return Array(models.prefix(Int.random(in: 2...3, using: &chance)))
  }
}

extension CORS? {
  /// Pages of some origins, or of none.
  static func random(using chance: inout SeededGenerator) -> CORS? {
    [
      nil, CORS(),
      CORS(
        origins: ["https://a.example", "https://b.example"], exposed: ["X-Trace"],
        credentials: .allowed, maxAge: .seconds(60)),
    ].randomElement(using: &chance) ?? nil
  }
}
