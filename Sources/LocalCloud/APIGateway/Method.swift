/// An HTTP method of a resource.
struct Method: Sendable {
  let httpMethod: String
  var authorizationType: String
  var authorizationScopes: [String] = []
  var isKeyRequired = false
  var operationName: String?
  /// Whether each parameter is required, by names such as `method.request.header.x`.
  var requestParameters: [String: Bool] = [:]
  /// Models by content type.
  var requestModels: [String: String] = [:]
  /// By status code.
  var responses: [String: MethodResponse] = [:]
  var integration: Integration?
}

/// An answer that a method may give.
struct MethodResponse: Sendable {
  let statusCode: String
  var parameters: [String: Bool] = [:]
  var models: [String: String] = [:]
}

/// What stands behind a method.
struct Integration: Sendable {
  var type: String
  /// The method of the backend; nil for a mock.
  var httpMethod: String?
  var uri: String?
  var credentials: String?
  var connectionType: String?
  var requestParameters: [String: String] = [:]
  var requestTemplates: [String: String] = [:]
  var passthroughBehavior = "WHEN_NO_MATCH"
  var contentHandling: String?
  var timeout = 29_000
  var cacheNamespace: String
  var cacheKeyParameters: [String] = []
  var responseTransferMode = "BUFFERED"
  /// By status code.
  var responses: [String: IntegrationResponse] = [:]
}

/// How a backend's answer becomes one of the method's.
struct IntegrationResponse: Sendable {
  let statusCode: String
  var selectionPattern: String?
  var parameters: [String: String] = [:]
  var templates: [String: String] = [:]
  var contentHandling: String?
}
