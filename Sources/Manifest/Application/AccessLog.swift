/// Where a stage writes a line for each call, and what is in it.
public struct AccessLog: Sendable, Equatable {
  /// One line of text with API Gateway's `$context` variables.
  public var format: String
  /// The log group, or nil for one that is made for the stage.
  public var group: Group

  /// A log group.
  public enum Group: Sendable, Equatable {
    /// One that is made, and keeps its events for some days; nil leaves whatever is there.
    case made(retention: Int?)
    /// Somebody else's, by its ARN without `:*`.
    case existing(arn: String)
  }

  /// An access log of all its parts.
  public init(format: String = AccessLog.usualFormat, group: Group = .made(retention: nil)) {
    self.format = format
    self.group = group
  }

  /// What is written unless the manifest says something else: JSON, with all that tells who called,
  /// what came of it, how long it took and why it failed.
  ///
  /// Source: the page "variables for access logging for API Gateway". `error.messageString` is the
  /// one variable that brings its own quotation marks.
  public static let usualFormat: String = {
    let fields = [
      ("requestId", "requestId"), ("extendedRequestId", "extendedRequestId"),
      ("requestTime", "requestTime"), ("ip", "identity.sourceIp"),
      ("userAgent", "identity.userAgent"), ("apiKeyId", "identity.apiKeyId"),
      ("caller", "identity.userArn"), ("protocol", "protocol"), ("method", "httpMethod"),
      ("resource", "resourcePath"), ("path", "path"), ("status", "status"),
      ("responseLength", "responseLength"), ("responseLatency", "responseLatency"),
      ("integrationStatus", "integration.integrationStatus"),
      ("integrationLatency", "integration.latency"),
      ("integrationRequestId", "integration.requestId"), ("integrationError", "integration.error"),
      ("errorType", "error.responseType"), ("validationError", "error.validationErrorString"),
      ("authorizerStatus", "authorizer.status"), ("authorizerError", "authorizer.error"),
      ("authorizerLatency", "authorizer.latency"), ("principalId", "authorizer.principalId"),
      ("wafStatus", "waf.status"), ("wafError", "waf.error"), ("traceId", "xrayTraceId"),
    ]
    let members =
      fields.map { #""\#($0)":"$context.\#($1)""# }
      + [#""error":$context.error.messageString"#]
    return "{\(members.joined(separator: ","))}"
  }()
}
