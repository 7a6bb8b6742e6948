/// What API Gateway itself answers where no integration does: an error of a kind.
public struct GatewayResponse: Sendable, Equatable {
  /// The kind of error, such as `DEFAULT_4XX` or `THROTTLED`.
  public var type: ResponseType
  /// The status; nil for the one that AWS gives such an error.
  public var status: Int?
  /// What headers are set to: a text in single quotes, or where its value is taken from.
  public var headers: [String: String]
  /// The same for parameters by their full names, such as `gatewayresponse.header.X-Request`.
  public var parameters: [String: String]
  /// Bodies by media type; none for AWS's own.
  public var templates: [String: String]

  /// A response of all its parts.
  public init(
    type: ResponseType, status: Int? = nil, headers: [String: String] = [:],
    parameters: [String: String] = [:], templates: [String: String] = [:]
  ) {
    self.type = type
    self.status = status
    self.headers = headers
    self.parameters = parameters
    self.templates = templates
  }

  /// The kinds of error that API Gateway answers by itself.
  ///
  /// Source: API Gateway's page "gateway response types".
  public enum ResponseType: String, Sendable, CaseIterable {
    case default4XX = "DEFAULT_4XX"
    case default5XX = "DEFAULT_5XX"
    case accessDenied = "ACCESS_DENIED"
    case apiConfigurationError = "API_CONFIGURATION_ERROR"
    case authorizerConfigurationError = "AUTHORIZER_CONFIGURATION_ERROR"
    case authorizerFailure = "AUTHORIZER_FAILURE"
    case badRequestBody = "BAD_REQUEST_BODY"
    case badRequestParameters = "BAD_REQUEST_PARAMETERS"
    case expiredToken = "EXPIRED_TOKEN"
    case integrationFailure = "INTEGRATION_FAILURE"
    case integrationTimeout = "INTEGRATION_TIMEOUT"
    case invalidAPIKey = "INVALID_API_KEY"
    case invalidSignature = "INVALID_SIGNATURE"
    case missingAuthenticationToken = "MISSING_AUTHENTICATION_TOKEN"
    case quotaExceeded = "QUOTA_EXCEEDED"
    case requestTooLarge = "REQUEST_TOO_LARGE"
    case resourceNotFound = "RESOURCE_NOT_FOUND"
    case throttled = "THROTTLED"
    case unauthorized = "UNAUTHORIZED"
    case unsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE"
    case wafFiltered = "WAF_FILTERED"

    /// The status that AWS gives such an error; nil for the two that stand for others.
    public var defaultStatus: Int? {
      switch self {
      case .default4XX, .default5XX: nil
      case .accessDenied, .expiredToken, .invalidAPIKey, .invalidSignature,
        .missingAuthenticationToken, .wafFiltered:
        403
      case .apiConfigurationError, .authorizerConfigurationError, .authorizerFailure: 500
      case .badRequestBody, .badRequestParameters: 400
      case .integrationFailure, .integrationTimeout: 504
      case .quotaExceeded, .throttled: 429
      case .requestTooLarge: 413
      case .resourceNotFound: 404
      case .unauthorized: 401
      case .unsupportedMediaType: 415
      }
    }
  }
}
