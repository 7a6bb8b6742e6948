/// How a backend's answer becomes one of the method's.
struct IntegrationResponse: Sendable {
  let statusCode: String
  var selectionPattern: String?
  var parameters: [String: String] = [:]
  var templates: [String: String] = [:]
  var contentHandling: String?
}
