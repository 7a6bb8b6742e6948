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
        "The AWS region; without it AWS_REGION or the profile's.",
        placeholders: .filledBeforeAWS),
      Field(
        "isolation", .scalar(.enumeration(Isolation.allCases.map(\.rawValue))),
        "stage (default): each stage has an API and functions of its own. shared: stages of one.",
        placeholders: .refused),
      Field("tags", .map(.tags), "Tags for everything that takes tags."),
      .build("What is run once before any code is packed."),
      Field("defaults", .object(defaults), "What is merged under every entry of a kind."),
      Field(
        "packages", .object(.packages), "Where packages of more than 50MB go."),
      Field("layers", .map(.layers), "Layers for the functions, by name."),
      Field("functions", .map(.functions), "The Lambda functions, by name."),
      Field("api", .object(api), "The API."),
      Field("stages", .map(.stages), "The stages; without it there is one, called dev."),
      Field("apiKeys", .map(.apiKeys), "API keys, by name."),
      Field(
        "usagePlans", .map(.usagePlans), "Which API keys may call which stages, and how often."),
      Field(
        "alarms", .oneOf([.scalar(.enumeration(["recommended"])), .map(.alarms)]),
        "Alarms of CloudWatch, by name; `recommended` for a sensible set."),
      Field(
        "lint", .object(.lint), "Which warnings are not to be shown.", placeholders: .refused),
    ])

  private static let defaults = ObjectSchema(
    name: "the defaults",
    fields: [
      Field("function", .inheriting(.object(.function)), "What all functions share."),
      Field("route", .inheriting(.object(.route)), "What all routes share."),
    ])
}

extension MapSchema {
  static let tags = MapSchema(
    keyName: "the key of a tag", keys: .pattern(.tagKey),
    reserved: ReservedKeys(prefixes: ["aws:", "gwdeploy:"]),
    values: .scalar(.pattern(.tagValue)), freeKeys: .none)
}
