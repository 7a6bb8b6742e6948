/// A name under which a deployment is served.
struct Stage: Sendable {
  let name: String
  var deploymentID: String
  let created: Duration
  var updated: Duration
  var description: String?
  var variables: [String: String] = [:]
  var cacheClusterSize: String?
  var isCacheEnabled = false
  /// When the cache was last made, resized or taken away.
  var cacheChanged: Duration?
  /// When the cache was last emptied.
  var cacheFlushed: Duration?
  var documentationVersion: String?
  var clientCertificateID: String?
  var isTracingEnabled = false
  /// The ARN of the web ACL that looks at its calls.
  var webACL: String?
  var accessLog = AccessLog()
  /// By keys such as `*/*` and `~1users/GET`.
  var methodSettings: [String: MethodSettings] = [:]
  var tags: [String: String] = [:]

  struct AccessLog: Sendable, Hashable {
    var destination: String?
    var format: String?
  }
}
