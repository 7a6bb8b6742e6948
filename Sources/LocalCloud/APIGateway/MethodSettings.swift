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
