extension ObjectSchema {
  /// What a route says in its long form.
  static let route = ObjectSchema(name: "a route", fields: targets + requests + forwarding)

  /// What answers: one of these, as `RouteShapeChecks` sees to.
  private static let targets = [
    Field("function", .scalar(.pattern(.functionName)), "The function that answers."),
    Field(
      "http", .oneOf([.scalar(.pattern(.httpURL)), .object(httpTarget)]),
      "The URL that answers; {name} in it is the route's path parameter of that name."),
    Field("aws", .object(serviceTarget), "The operation of an AWS service that answers."),
    Field("mock", .object(mock), "The answer itself, given by API Gateway."),
  ]

  /// What a request must be like.
  private static let requests = [
    Field(
      "authorizer", .oneOf([.scalar(.pattern(.authorizerName)), .map(.scopedAuthorizer)]),
      "Who may call it: an authorizer, iam, none, or an authorizer with scopes."),
    Field("apiKey", .scalar(.boolean), "Whether callers must send an API key."),
    Field("parameters", .object(parameters), "The parameters that callers may or must send."),
    Field("validate", .object(validation), "What API Gateway checks by itself."),
  ]

  /// How it is passed on, and what becomes of the answer.
  private static let forwarding = [
    Field(
      "timeout",
      .scalar(
        .duration(
          .milliseconds(50)...(.seconds(900)), step: .milliseconds(1),
          quota: "API Gateway keeps no connection open for longer.")),
      "How long the integration may take: 50ms to 29s (default), more by quota or as a stream."),
    Field(
      "proxy", .scalar(.boolean),
      "Whether request and answer pass as they are: true by default for function and http."),
    Field("async", .scalar(.boolean), "Whether callers are answered before the function is run."),
    Field("stream", .scalar(.boolean), "Whether the answer is passed on piece by piece."),
    Field(
      "request", .map(.templates), "Templates for the backend's request, by media type."),
    Field(
      "passthrough", .scalar(.enumeration(Route.Passthrough.allCases.map(\.rawValue))),
      "What happens to a request of a media type that has no template."),
    Field("responses", .map(.responses), "The answers that callers may get, by status."),
    Field(
      "mappings", .map(.mappings),
      "What the backend's parameters are set to, by query.name,"
        + " header.name or path.name."),
    Field("cacheKeys", .list(of: .scalar(.pattern(.parameter))), "What the cache keeps apart."),
    Field("content", .scalar(.enumeration(contentHandling)), "What becomes of binary bodies."),
    Field(
      "credentials", .scalar(.pattern(.integrationRole)),
      "The role to call the function with, or caller for the caller's own."),
    Field("vpcLink", .scalar(.pattern(.vpcLink)), "The id of the VPC link that leads there."),
  ]

  private static let httpTarget = ObjectSchema(
    name: "an HTTP target",
    fields: [
      Field("url", .scalar(.pattern(.httpURL)), "The URL.", presence: .required),
      Field(
        "method", .scalar(.enumeration(RouteKey.methods)),
        "The method it is called with; the route's own by default."),
    ])

  private static let serviceTarget = ObjectSchema(
    name: "an AWS target",
    fields: [
      Field(
        "service", .scalar(.pattern(.serviceName)), "The service, such as sqs or dynamodb.",
        presence: .required),
      Field("action", .scalar(.pattern(.servicePart)), "The action, such as PutItem."),
      Field("path", .scalar(.pattern(.servicePart)), "The path, as ${account}/queue."),
      Field(
        "role", .scalar(.pattern(.integrationRole)),
        "The role to call it with, or caller for the caller's own.", presence: .required),
      Field(
        "method", .scalar(.enumeration(RouteKey.methods.filter { $0 != "ANY" })),
        "The HTTP method it is called with: POST by default."),
      Field("request", .map(.templates), "Templates for its request, by media type."),
    ])

  private static let mock = ObjectSchema(
    name: "a mock answer",
    fields: [
      Field("status", .scalar(.integer(200...599)), "The status: 200 by default."),
      Field("body", .document(.text), "The body; a template."),
      Field("type", .scalar(.pattern(.mediaType)), "The body's type: application/json by default."),
      Field("headers", .map(.literalHeaders), "Headers, as they are to be sent."),
    ])

  private static let parameters = ObjectSchema(
    name: "the parameters",
    fields: Route.Parameter.Place.allCases.map { place in
      Field(place.rawValue, .map(.presences), "Those of the \(place.rawValue), by name.")
    })

  private static let validation = ObjectSchema(
    name: "the entry for validation",
    fields: [
      Field(
        "body", .oneOf([.scalar(.pattern(.modelName)), .map(.models(of: "bodies"))]),
        "The model of the body, or one for each media type."),
      Field("parameters", .scalar(.boolean), "Whether required parameters must be there."),
    ])

  fileprivate static let response = ObjectSchema(
    name: "a response",
    fields: [
      Field(
        "pattern", .scalar(.pattern(.selectionPattern)),
        "A regular expression: of a function's error message, or of the backend's status."),
      Field("template", .map(.templates), "Templates for the body, by its media type."),
      Field("headers", .map(.headers), "What headers are set to."),
      Field(
        "model", .oneOf([.scalar(.pattern(.modelName)), .map(.models(of: "answers"))]),
        "The model that describes the body, or one for each media type."),
      Field("content", .scalar(.enumeration(contentHandling)), "What becomes of binary bodies."),
    ])

  private static let contentHandling = Route.ContentHandling.allCases
    .filter { $0 != .unchanged }.map(\.rawValue)
}

extension MapSchema {
  static let routes = MapSchema(
    keyName: "a route such as `GET /users/{id}`", keys: .route,
    values: .oneOf([
      .scalar(.pattern(.functionName)), .inheriting(.object(.route)),
    ]),
    minimum: 1)

  /// The models of an API; API Gateway makes `Empty` and `Error` with each.
  static let models = MapSchema(
    keyName: "the name of a model", keys: .pattern(.modelName),
    reserved: ReservedKeys(names: ["Empty", "Error"]), values: .document(.json), freeKeys: .none)

  fileprivate static func models(of what: String) -> MapSchema {
    MapSchema(
      keyName: "a media type of \(what)", keys: .pattern(.mediaType),
      values: .scalar(.pattern(.modelName)), minimum: 1, freeKeys: .none)
  }

  fileprivate static let templates = MapSchema(
    keyName: "a media type such as `application/json`", keys: .pattern(.mediaType),
    values: .document(.text), freeKeys: .none)

  fileprivate static let responses = MapSchema(
    keyName: "an HTTP status", keys: .pattern(.status), values: .object(.response), minimum: 1)

  fileprivate static let headers = MapSchema(
    keyName: "the name of a header", keys: .pattern(.parameterWord),
    values: .scalar(.pattern(.responseExpression)), freeKeys: .none)

  fileprivate static let literalHeaders = MapSchema(
    keyName: "the name of a header", keys: .pattern(.parameterWord),
    values: .scalar(.pattern(.literal)), freeKeys: .none)

  fileprivate static let mappings = MapSchema(
    keyName: "a parameter of the backend such as `header.X-Trace`", keys: .pattern(.parameter),
    values: .scalar(.pattern(.requestExpression)), freeKeys: .none)

  fileprivate static let presences = MapSchema(
    keyName: "the name of a parameter", keys: .pattern(.parameterWord),
    values: .scalar(.enumeration(Route.Presence.allCases.map(\.rawValue))), freeKeys: .none)
}
