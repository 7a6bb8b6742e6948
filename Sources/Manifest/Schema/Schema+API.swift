extension ObjectSchema {
  /// What the API says.
  static let api = ObjectSchema(
    name: "an API",
    fields: [
      Field("type", .scalar(.enumeration(["rest"])), "The kind of API: a REST API."),
      Field("description", .scalar(.text), "What the console shows."),
      Field("tags", .map(.tags), "Tags of the API alone, over those of everything."),
      Field(
        "endpoint",
        .oneOf([.scalar(.enumeration(["regional", "edge"])), .object(privateEndpoint)]),
        "regional (default), edge for CloudFront's own distribution, or a private one in VPCs."),
      Field(
        "defaultEndpoint",
        .scalar(.enumeration(API.DefaultEndpoint.allCases.map(\.rawValue))),
        "Whether the URL that AWS gives it is served: enabled (default) or disabled."),
      Field(
        "policy", .document(.json), "The resource policy, whole: who may call the API at all."),
      Field("access", .object(access), "From where it may be called, instead of a whole policy."),
      Field(
        "binaryMediaTypes", .list(of: .scalar(.pattern(.mediaType))),
        "The media types of which bodies are bytes, such as image/png; */* for all."),
      Field(
        "minimumCompression", .scalar(.bytes(0...10_485_760)),
        "The least size of a body that is compressed: 0B to 10MB; without it none is."),
      Field(
        "apiKeySource", .scalar(.enumeration(API.APIKeySource.allCases.map(\.rawValue))),
        "Where API keys are looked for: header (default), or authorizer for what it says."),
      Field("authorizers", .map(.authorizers), "What decides who may call routes, by name."),
      Field("models", .map(.models), "What bodies must look like, by name: JSON Schema, draft 4."),
      Field("cors", .cors, "Pages of which other origins may call it: true for all."),
      Field(
        "gatewayResponses", .map(.gatewayResponses),
        "What it answers to errors that no integration answers, by type."),
      Field(
        "routes", .map(.routes), "What answers each method on each path.", presence: .required),
    ])

  private static let privateEndpoint = ObjectSchema(
    name: "a private endpoint",
    fields: [
      Field(
        "private", .list(of: .scalar(.pattern(.vpcEndpoint))),
        "The VPC endpoints that the API is called through.", presence: .required)
    ])
}

extension TextPattern {
  static let mediaType = TextPattern(
    "[A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+", "a media type such as `image/png`")
}
