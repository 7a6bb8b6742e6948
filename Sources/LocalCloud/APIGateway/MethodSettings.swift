/// What a stage sets for a method, or for all.
struct MethodSettings: Sendable {
  var metricsEnabled = false
  /// Not said until it was set once.
  var loggingLevel: String?
  var dataTraceEnabled = false
  var throttlingBurstLimit: Int
  var throttlingRateLimit: Double
  var cachingEnabled = false
  var cacheTTL = 300
  var cacheDataEncrypted = false
  var requireAuthorizationForCacheControl = true
  var unauthorizedCacheControlHeaderStrategy = "SUCCEED_WITH_RESPONSE_HEADER"

  /// What AWS fills in: the limits are the account's.
  init(in account: Account) {
    throttlingBurstLimit = account.settings.burstLimit
    throttlingRateLimit = account.settings.rateLimit
  }
}
