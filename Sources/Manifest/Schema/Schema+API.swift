extension ObjectSchema {
  /// What the API says.
  static let api = ObjectSchema(
    name: "an API",
    fields: [
      Field("type", .scalar(.enumeration(["rest"])), "The kind of API: a REST API."),
      Field("description", .scalar(.text), "What the console shows."),
      Field(
        "endpoint", .scalar(.enumeration(API.Endpoint.allCases.map(\.rawValue))),
        "regional (default), or edge for CloudFront's own distribution."),
      Field(
        "policy", .document(.json), "The resource policy, whole: who may call the API at all."),
      Field(
        "routes", .map(.routes), "What answers each method on each path.", presence: .required),
    ])
}
