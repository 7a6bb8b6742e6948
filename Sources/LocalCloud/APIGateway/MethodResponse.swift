/// An answer that a method may give.
struct MethodResponse: Sendable {
  let statusCode: String
  var parameters: [String: Bool] = [:]
  var models: [String: String] = [:]
}
