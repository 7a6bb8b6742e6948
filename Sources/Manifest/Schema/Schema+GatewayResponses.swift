extension ObjectSchema {
  fileprivate static let gatewayResponse = ObjectSchema(
    name: "a gateway response",
    fields: [
      Field("status", .scalar(.integer(200...599)), "The status; without it AWS's own."),
      Field(
        "headers", .map(.headers),
        "What headers are set to: \"'text'\" in single quotes, or a place such as"
          + " method.request.header.Origin."),
      Field(
        "parameters", .map(.gatewayParameters),
        "The same by full names, such as gatewayresponse.header.X."),
      Field("templates", .map(.gatewayTemplates), "Bodies by media type."),
    ])
}

extension MapSchema {
  static let gatewayResponses = MapSchema(
    keyName: "a type of gateway response", keys: .pattern(.gatewayResponseType),
    values: .object(.gatewayResponse))

  fileprivate static let headers = MapSchema(
    keyName: "the name of a header", keys: .pattern(.headerName),
    values: .scalar(.pattern(.gatewayValue)), freeKeys: .none)

  fileprivate static let gatewayParameters = MapSchema(
    keyName: "a parameter of a gateway response", keys: .pattern(.gatewayParameter),
    values: .scalar(.pattern(.gatewayValue)))

  fileprivate static let gatewayTemplates = MapSchema(
    keyName: "a media type", keys: .pattern(.mediaType), values: .document(.text))
}

extension TextPattern {
  /// Whether there is such a type is looked at apart, since somebody may have misspelt one.
  fileprivate static let gatewayResponseType = TextPattern(
    "[A-Z0-9_]+", "capitals, such as `DEFAULT_4XX` or `UNAUTHORIZED`")

  fileprivate static let gatewayParameter = TextPattern(
    "gatewayresponse\\.(header|path|querystring)\\.[^\\s]+",
    "a name such as `gatewayresponse.header.X-Request`")

  /// What the value of a parameter is taken from.
  ///
  /// Source: API Gateway's page "set up a gateway response".
  fileprivate static let gatewayValue = TextPattern(
    "'[^']*'|(method\\.request\\.(header|path|querystring|multivalueheader|multivaluequerystring)"
      + "|context|stageVariables)\\.[^\\s]+",
    "a text in single quotes, as in `\"'*'\"`, or a place such as `method.request.header.Origin`")
}
