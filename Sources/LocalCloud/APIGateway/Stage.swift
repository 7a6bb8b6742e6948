/// A copy of an API's definition as it was.
struct Deployment: Sendable {
  let id: String
  let created: Duration
  var description: String?
  let definition: RestAPI.Definition
}

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

/// What a stage sets for a method, or for all.
struct MethodSettings: Sendable {
  var metricsEnabled = false
  /// Not said until it was set once.
  var loggingLevel: String?
  var dataTraceEnabled = false
  var throttlingBurstLimit = 5000
  var throttlingRateLimit = 10_000.0
  var cachingEnabled = false
  var cacheTTL = 300
  var cacheDataEncrypted = false
  var requireAuthorizationForCacheControl = true
  var unauthorizedCacheControlHeaderStrategy = "SUCCEED_WITH_RESPONSE_HEADER"
}
