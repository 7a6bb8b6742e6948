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
  var documentationVersion: String?
  var clientCertificateID: String?
  var isTracingEnabled = false
  var accessLog = AccessLog()
  /// By keys such as `*/*` and `~1users/GET`.
  var methodSettings: [String: MethodSettings] = [:]
  var tags: [String: String] = [:]

  struct AccessLog: Sendable, Hashable {
    var destination: String?
    var format: String?
  }
}
