/// What stands behind a method.
struct Integration: Sendable {
  var type: String
  /// The method of the backend; nil for a mock.
  var httpMethod: String?
  var uri: String?
  var credentials: String?
  var connectionType: String?
  var connectionID: String?
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
