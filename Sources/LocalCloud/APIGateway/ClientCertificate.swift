/// A certificate that stages show to HTTP backends.
struct ClientCertificate: Sendable {
  let id: String
  let created: Duration
  var description: String?
  var tags: [String: String]
}
