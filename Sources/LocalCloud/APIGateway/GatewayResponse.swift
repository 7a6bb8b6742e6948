/// What is answered to an error of a type, where that is not AWS's own answer.
struct GatewayResponse: Sendable {
  var statusCode: String?
  var parameters: [String: String]
  var templates: [String: String]

  /// The types, each with AWS's own status.
  static let types: [String: String?] = [
    "DEFAULT_4XX": nil, "DEFAULT_5XX": nil, "ACCESS_DENIED": "403",
    "API_CONFIGURATION_ERROR": "500", "AUTHORIZER_CONFIGURATION_ERROR": "500",
    "AUTHORIZER_FAILURE": "500", "BAD_REQUEST_BODY": "400", "BAD_REQUEST_PARAMETERS": "400",
    "EXPIRED_TOKEN": "403", "INTEGRATION_FAILURE": "504", "INTEGRATION_TIMEOUT": "504",
    "INVALID_API_KEY": "403", "INVALID_SIGNATURE": "403", "MISSING_AUTHENTICATION_TOKEN": "403",
    "QUOTA_EXCEEDED": "429", "REQUEST_TOO_LARGE": "413", "RESOURCE_NOT_FOUND": "404",
    "THROTTLED": "429", "UNAUTHORIZED": "401", "UNSUPPORTED_MEDIA_TYPE": "415",
    "WAF_FILTERED": "403",
  ]

  static let defaultTemplates = [
    "application/json": #"{"message":$context.error.messageString}"#
  ]
}
