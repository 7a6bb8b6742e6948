/// An HTTP method of a resource.
struct Method: Sendable {
  let httpMethod: String
  var authorizationType: String
  var authorizerID: String?
  var authorizationScopes: [String] = []
  var isKeyRequired = false
  var operationName: String?
  /// Whether each parameter is required, by names such as `method.request.header.x`.
  var requestParameters: [String: Bool] = [:]
  /// Models by content type.
  var requestModels: [String: String] = [:]
  var requestValidatorID: String?
  /// By status code.
  var responses: [String: MethodResponse] = [:]
  var integration: Integration?
}
