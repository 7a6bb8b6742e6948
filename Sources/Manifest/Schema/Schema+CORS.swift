extension Schema {
  /// `true`, or what other origins may do.
  static let cors = Schema.oneOf([.scalar(.boolean), .object(.cors)])
}

extension ObjectSchema {
  fileprivate static let cors = ObjectSchema(
    name: "an entry for CORS",
    fields: [
      Field(
        "origins", .list(of: .scalar(.pattern(.origin))),
        "The origins of pages that may call, such as https://example.com; * for all."),
      Field(
        "headers", .list(of: .scalar(.pattern(.headerName))),
        "The headers that a request may have; without it those that API Gateway knows."),
      Field(
        "methods", .list(of: .scalar(.enumeration(RouteKey.methods.filter { $0 != "ANY" }))),
        "The methods; without it those that each path has."),
      Field(
        "expose", .list(of: .scalar(.pattern(.headerName))),
        "The headers of an answer that a page may read."),
      Field("credentials", .scalar(.boolean), "Whether cookies may go with a request."),
      Field(
        "maxAge", .scalar(.duration(.seconds(0)...(.seconds(86_400)), step: .seconds(1))),
        "How long a browser may keep the answer: 0s to 1d."),
    ])
}

extension TextPattern {
  static let origin = TextPattern(
    "\\*|[a-z][a-z0-9+.-]*://[A-Za-z0-9.-]+(:[0-9]{1,5})?",
    "an origin without a path, such as `https://example.com`, or `*`")
}
