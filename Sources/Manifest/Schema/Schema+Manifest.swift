extension ObjectSchema {
  /// All that a manifest may say.
  static let manifest = ObjectSchema(
    name: "a manifest",
    fields: [
      Field(
        "project", .scalar(.pattern(.projectName)),
        "The project's name, the beginning of every name in AWS.",
        presence: .required, placeholders: .refused),
      Field(
        "region", .scalar(.pattern(.region)),
        "The AWS region; without it AWS_REGION or the profile's."),
      Field(
        "isolation", .scalar(.enumeration(Isolation.allCases.map(\.rawValue))),
        "stage (default): each stage has an API and functions of its own. shared: stages of one.",
        placeholders: .refused),
      Field("tags", .map(.tags), "Tags for everything that takes tags."),
      Field("defaults", .object(defaults), "What is merged under every entry of a kind."),
      Field("functions", .map(.functions), "The Lambda functions, by name."),
      Field("api", .object(api), "The API."),
      Field("stages", .map(.stages), "The stages; without it there is one, called dev."),
    ])

  private static let defaults = ObjectSchema(
    name: "the defaults",
    fields: [
      Field("function", .inheriting(.object(.function)), "What all functions share."),
      Field("route", .inheriting(.object(.route)), "What all routes share."),
    ])

  private static let api = ObjectSchema(
    name: "an API",
    fields: [
      Field("type", .scalar(.enumeration(["rest"])), "The kind of API: a REST API."),
      Field("description", .scalar(.text), "What the console shows."),
      Field(
        "endpoint", .scalar(.enumeration(API.Endpoint.allCases.map(\.rawValue))),
        "regional (default), or edge for CloudFront's own distribution."),
      Field(
        "routes", .map(.routes), "What answers each method on each path.", presence: .required),
    ])

  /// What a route says in its long form.
  static let route = ObjectSchema(
    name: "a route",
    fields: [
      Field(
        "function", .scalar(.pattern(.functionName)), "The function that answers.",
        presence: .required),
      Field(
        "timeout",
        .scalar(
          .duration(
            .milliseconds(50)...(.seconds(29)), step: .milliseconds(1),
            quota:
              "API Gateway waits 29 s at most unless the account's quota L-E5AE38E3 was raised,"
              + " which is not supported yet; let longer work go on after the answer.")),
        "How long the integration may take: 50ms to 29s (default)."),
    ])

  fileprivate static let stage = ObjectSchema(
    name: "a stage",
    fields: [
      Field("params", .map(.parameters), "Values for `${param:name}`."),
      Field("variables", .map(.variables), "Stage variables of API Gateway."),
      Field(
        "account", .scalar(.pattern(.account)), "The only account this stage may be deployed to."),
      Field("protect", .scalar(.boolean), "Whether taking it down must be confirmed by name."),
      Field("functions", .map(.functionOverrides), "What is different for single functions."),
    ])
}

extension MapSchema {
  fileprivate static let tags = MapSchema(
    keyName: "the key of a tag", keys: .pattern(.tagKey),
    reserved: ReservedKeys(prefixes: ["aws:", "gwdeploy:"]),
    values: .scalar(.pattern(.tagValue)), freeKeys: .none)

  fileprivate static let routes = MapSchema(
    keyName: "a route such as `GET /users/{id}`", keys: .route,
    values: .oneOf([
      .scalar(.pattern(.functionName)), .inheriting(.object(.route)),
    ]),
    minimum: 1)

  fileprivate static let stages = MapSchema(
    keyName: "the name of a stage, or a pattern such as `pr-*`", keys: .pattern(.stagePattern),
    values: .inheriting(.object(.stage)))

  fileprivate static let parameters = MapSchema(
    keyName: "the name of a parameter", keys: .pattern(.parameterName), values: .scalar(.text))

  fileprivate static let variables = MapSchema(
    keyName: "the name of a stage variable", keys: .pattern(.variableName),
    values: .scalar(.pattern(.variableValue)))
}
