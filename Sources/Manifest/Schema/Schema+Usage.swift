extension MapSchema {
  static let apiKeys = MapSchema(
    keyName: "the name of an API key", keys: .pattern(.usageName), values: .object(.apiKey))

  static let usagePlans = MapSchema(
    keyName: "the name of a usage plan", keys: .pattern(.usageName), values: .object(.usagePlan))

  fileprivate static let routeThrottles = MapSchema(
    keyName: "a route such as `GET /users/{id}`", keys: .route, values: .object(.throttle))
}

extension ObjectSchema {
  fileprivate static let apiKey = ObjectSchema(
    name: "an API key",
    fields: [
      Field(
        "value", .scalar(.secret),
        "Its value, from the environment: ${env:KEY}; chosen by AWS without it."),
      Field(
        "existing", .scalar(.pattern(.keyID)), "The id of a key that is there and not ours."),
      Field("description", .scalar(.text), "What the console shows."),
      Field("enabled", .scalar(.boolean), "Whether it lets anybody in: true (default) or false."),
    ])

  fileprivate static let usagePlan = ObjectSchema(
    name: "a usage plan",
    fields: [
      Field("description", .scalar(.text), "What the console shows."),
      Field("throttle", .object(.throttle), "What each key may do in a second."),
      Field(
        "quota", .oneOf([.scalar(.quota), .object(quota)]),
        "What each key may do in a period, such as 10000/month."),
      Field(
        "keys", .list(of: .scalar(.pattern(.usageName))),
        "The keys that are in it, by their names under apiKeys; without it those that are there."),
      Field(
        "stages", .list(of: .scalar(.pattern(.stagePattern))),
        "The stages that it lets its keys into, by name or pattern; all by default.",
        placeholders: .refused),
      Field("routes", .map(.routeThrottles), "What each key may do in a second on single routes."),
    ])

  private static let quota = ObjectSchema(
    name: "a quota",
    fields: [
      Field(
        "limit", .scalar(.integer(0...2_147_483_647)), "Requests in a period.",
        presence: .required),
      Field(
        "period", .scalar(.enumeration(RequestQuota.Period.allCases.map(\.rawValue))),
        "day, week or month.", presence: .required),
      Field(
        "offset", .scalar(.integer(0...27)),
        "Requests taken off the first period's limit; 0 by default."),
    ])
}

extension TextPattern {
  fileprivate static let usageName = TextPattern(
    "[A-Za-z0-9][A-Za-z0-9_-]{0,127}", "up to 128 letters, digits, `-` and `_`, no sign first")

  fileprivate static let keyID = TextPattern(
    "[a-z0-9]{1,64}", "an id such as `a1b2c3d4e5`, as `aws apigateway get-api-keys` shows it")
}
