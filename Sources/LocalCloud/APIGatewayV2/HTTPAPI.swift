/// An HTTP or WebSocket API, as far as it is looked at from outside.
struct HTTPAPI: Sendable {
  let id: String
  var name: String
  /// `HTTP` or `WEBSOCKET`.
  var protocolType = "HTTP"
  let created: Duration
  var tags: [String: String] = [:]
  /// By name.
  var stages: [String: Stage] = [:]
  /// When each deployment was made, by id.
  var deployments: [String: Duration] = [:]

  struct Stage: Sendable {
    let name: String
    let created: Duration
    var updated: Duration
    var deployment: String?
    var tags: [String: String] = [:]
    /// Made with its API, and gone with it only.
    var isManaged = false
  }
}
