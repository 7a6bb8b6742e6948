extension ObjectSchema {
  fileprivate static let authorizer = ObjectSchema(
    name: "an authorizer",
    fields: [
      Field(
        "type", .scalar(.enumeration(["token", "request", "cognito", "jwt"])),
        "token or request, which ask a function, or cognito for user pools.", presence: .required),
      Field(
        "function", .scalar(.pattern(.functionName)),
        "The function that is asked (token, request)."),
      Field(
        "header", .scalar(.pattern(.headerName)),
        "The header that the token is in (token, cognito); Authorization by default."),
      Field(
        "pattern", .scalar(.pattern(.regularExpression)),
        "What the token must look like; without it anything goes (token)."),
      Field(
        "identity", .list(of: .scalar(.pattern(.identitySource))),
        "What tells callers apart: header.X, query.x, context.x or stage.x (request)."),
      Field(
        "userPools", .list(of: .scalar(.pattern(.userPoolARN))),
        "The ARNs of the user pools that issue the tokens (cognito)."),
      Field(
        "cache", .scalar(.duration(.seconds(0)...(.seconds(3600)), step: .seconds(1))),
        "How long an answer is kept: 0s to 1h; 5m by default."),
    ])
}

extension MapSchema {
  static let authorizers = MapSchema(
    keyName: "the name of an authorizer", keys: .pattern(.authorizerName),
    reserved: ReservedKeys(names: [RouteAuthorizer.none, RouteAuthorizer.iam]),
    values: .object(.authorizer))

  /// An authorizer with the scopes that a token must have.
  static let scopedAuthorizer = MapSchema(
    keyName: "the name of an authorizer", keys: .pattern(.authorizerName),
    values: .list(of: .scalar(.pattern(.scope))), minimum: 1)
}

/// The words that stand for no authorizer of the manifest.
enum RouteAuthorizer {
  static let none = "none"
  static let iam = "iam"
}

extension TextPattern {
  static let authorizerName = TextPattern(
    "[A-Za-z][A-Za-z0-9_-]{0,127}", "up to 128 letters, digits, `-` and `_`, a letter first")

  static let headerName = TextPattern(
    "[A-Za-z0-9!#$%&'*+.^_`|~-]+", "the name of a header such as `Authorization`")

  /// Any text: whether it is a regular expression is looked at apart.
  static let regularExpression = TextPattern("[\\s\\S]+", "a regular expression")

  static let identitySource = TextPattern(
    "(header|query|context|stage)\\.[A-Za-z0-9!#$%&'*+.^_`|~-]+",
    "`header.X`, `query.x`, `context.x` or `stage.x`")

  static let userPoolARN = TextPattern(
    "arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9_-]+",
    "the ARN of a user pool such as `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a`"
  )

  static let scope = TextPattern("[!-~]+", "a scope such as `orders/read`, without spaces")
}
