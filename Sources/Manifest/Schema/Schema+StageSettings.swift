extension ObjectSchema {
  /// What a stage says of itself, beside what it changes in the rest of the manifest.
  static let settings: [Field] = [
    Field("description", .scalar(.text), "What the console shows."),
    Field("logs", .object(stageLogs), "What is written down of calls."),
    Field("metrics", .scalar(.boolean), "Whether metrics are kept for each method by itself."),
    Field("tracing", .scalar(.boolean), "Whether calls are traced with X-Ray."),
    Field("cache", .object(stageCache), "Keeps answers for calls of the same kind."),
    Field("throttle", .object(throttle), "How many requests each method lets through."),
    Field("routes", .map(.routeOverrides), "What is different for the calls of single routes."),
    Field(
      "clientCertificate", .scalar(.pattern(.clientCertificate)),
      "What the stage shows to HTTP backends: true for one that is made, or the id of one."),
    Field(
      "webACL", .scalar(.pattern(.webACL)),
      "The ARN of a web ACL of WAF, or none; without it whatever is there stays."),
    Field("domain", .object(domain), "The custom domain name that leads to the stage."),
  ]

  private static let stageLogs = ObjectSchema(
    name: "the logs of a stage",
    fields: logs + [
      Field(
        "retention", .scalar(.logRetention),
        "How long the execution logs are kept; without it whatever is there stays."),
      Field(
        "access", .oneOf([.scalar(.boolean), .object(accessLog)]),
        "A line for each call: true, or how and where it is written."),
    ])

  private static let accessLog = ObjectSchema(
    name: "an access log",
    fields: [
      Field(
        "format", .document(.text),
        "One line with API Gateway's $context variables; JSON with the usual ones by default."),
      Field(
        "retention", .scalar(.logRetention),
        "How long the lines are kept; without it whatever is there stays."),
      Field(
        "group", .scalar(.pattern(.logGroupARN)),
        "The ARN of a log group that is there, instead of one that is made."),
    ])

  private static let stageCache = ObjectSchema(
    name: "the cache of a stage",
    fields: [
      Field(
        "size", .scalar(.enumeration(Stage.CacheCluster.sizes.map { "\($0)GB" })),
        "How much it holds: 0.5GB to 237GB, paid by the hour.", presence: .required)
    ] + caching + [
      Field(
        "wait", .scalar(.boolean), "Whether `up` waits until it is there, which takes minutes.")
    ])

  fileprivate static let routeOverride = ObjectSchema(
    name: "what is different for a route",
    fields: [
      Field(
        "logs", .object(ObjectSchema(name: "the logs of a route", fields: logs)),
        "What is written down of its calls."),
      Field("metrics", .scalar(.boolean), "Whether metrics are kept for it by itself."),
      Field("throttle", .object(throttle), "How many requests it lets through."),
      Field(
        "cache", .object(ObjectSchema(name: "the caching of a route", fields: caching)),
        "How its answers are kept."),
    ])

  private static let logs = [
    Field(
      "level", .scalar(.enumeration(MethodSettings.LogLevel.allCases.map(\.rawValue))),
      "How much API Gateway writes of each call: off (default), error or info."),
    Field(
      "bodies", .scalar(.boolean),
      "Whether whole requests and answers are written, secrets in them as well."),
  ]

  private static let caching = [
    Field("enabled", .scalar(.boolean), "Whether answers are kept; true by default."),
    Field(
      "ttl", .scalar(.duration(.zero...(.seconds(3600)), step: .seconds(1))),
      "How long an answer is kept: 0s to 1h, 5m by default."),
    Field("encrypted", .scalar(.boolean), "Whether answers are kept encrypted."),
    Field(
      "invalidation",
      .scalar(.enumeration(MethodSettings.Invalidation.allCases.map(\.rawValue))),
      "What Cache-Control: max-age=0 does without a permission: warn (default), ignore, refuse,"
        + " or open for everybody."),
  ]
}

extension MapSchema {
  fileprivate static let routeOverrides = MapSchema(
    keyName: "a route such as `GET /users/{id}`", keys: .route,
    values: .inheriting(.object(.routeOverride)))
}

extension TextPattern {
  fileprivate static let clientCertificate = TextPattern(
    "true|false|[a-z0-9]{4,32}", "`true`, or the id of a client certificate such as `a1b2c3`")

  fileprivate static let webACL = TextPattern(
    "none|arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/[A-Za-z0-9_-]+/[0-9a-f-]+",
    "`none`, or the ARN of a regional web ACL such as"
      + " `arn:aws:wafv2:us-east-1:123456789012:regional/webacl/name/id`")

  fileprivate static let logGroupARN = TextPattern(
    "arn:aws[a-z-]*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[A-Za-z0-9._/#-]{1,512}",
    "the ARN of a log group such as `arn:aws:logs:us-east-1:123456789012:log-group:name`")
}
