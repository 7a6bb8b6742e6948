internal import Primitives

/// An HTTP or WebSocket API, as far as it is looked at from outside.
struct HTTPAPI: Sendable {
  let id: String
  var name: String
  /// `HTTP` or `WEBSOCKET`.
  var protocolType = "HTTP"
  let created: Duration
  var tags: [String: String] = [:]
  var isDefaultEndpointDisabled = false
  /// The paths of its working copy, as OpenAPI has them.
  var paths: [String: JSON] = [:]
  /// By name.
  var stages: [String: Stage] = [:]
  /// By id.
  var deployments: [String: Deployment] = [:]

  struct Stage: Sendable {
    let name: String
    let created: Duration
    var updated: Duration
    var deployment: String?
    var isAutoDeployed = true
    var tags: [String: String] = [:]
    /// Made with its API, and gone with it only.
    var isManaged = false
    /// What else it was made with, as it was given.
    var settings: [String: JSON] = [:]
  }

  /// A copy of the paths as they were.
  struct Deployment: Sendable {
    let created: Duration
    let paths: [String: JSON]
  }
}
