import AWSClient
import Manifest

extension StageSettings {
  /// The settings of a live stage.
  init(_ live: APIGateway.Stage, accountLimit limit: Throttle) {
    description = live.description ?? ""
    isTraced = live.tracingEnabled ?? false
    // The size stays when the cache is gone.
    cacheSize = live.cacheClusterEnabled == true ? live.cacheClusterSize : nil
    clientCertificate = live.clientCertificateId.flatMap { $0.isEmpty ? nil : .text($0) }
    accessLog = live.accessLogSettings.flatMap { settings in
      settings.destinationArn.map { AccessLog(destination: $0, format: settings.format ?? "") }
    }
    methods = methods.filled(with: limit)
    for (key, entry) in live.methodSettings ?? [:] {
      let settings = MethodSettings(entry, accountLimit: limit)
      guard let route = RouteName(key: key) else {
        methods = settings
        continue
      }
      if route.key != key { unusualKeys[route, default: []].append(key) }
      if route.key == key || overrides[route] == nil { overrides[route] = settings }
    }
  }
}

extension StageSettings.RouteName {
  /// A key of a stage's method settings; nil for `*/*`, which is all of them.
  ///
  /// AWS spells `GET /users` as `~1users/GET`, and has known it as `users/GET`.
  init?(key: String) {
    guard key != "*/*", let slash = key.lastIndex(of: "/") else { return nil }
    let path = String(key[..<slash]).replacing("~1", with: "/").replacing("~0", with: "~")
    self.init(
      method: String(key[key.index(after: slash)...]),
      path: path.hasPrefix("/") ? path : "/\(path)")
  }

  /// The key as AWS spells it, which is also how patches begin.
  var key: String { "\(PatchOperation.escaped(path))/\(method)" }
}

extension MethodSettings {
  fileprivate init(_ live: APIGateway.MethodSetting, accountLimit limit: Throttle) {
    self.init(
      logLevel: live.loggingLevel.flatMap { LogLevel(rawValue: $0.lowercased()) } ?? .off,
      logsBodies: live.dataTraceEnabled ?? false, hasMetrics: live.metricsEnabled ?? false,
      throttle: Throttle(
        rate: live.throttlingRateLimit ?? limit.rate,
        burst: live.throttlingBurstLimit ?? limit.burst),
      caching: Caching(
        isEnabled: live.cachingEnabled ?? false,
        timeToLive: .seconds(live.cacheTtlInSeconds ?? 300),
        isEncrypted: live.cacheDataEncrypted ?? false,
        invalidation: live.requireAuthorizationForCacheControl == false
          ? .open : Invalidation(strategy: live.unauthorizedCacheControlHeaderStrategy)))
  }
}

extension MethodSettings.Invalidation {
  private static let strategies: [MethodSettings.Invalidation: String] = [
    .warn: "SUCCEED_WITH_RESPONSE_HEADER", .ignore: "SUCCEED_WITHOUT_RESPONSE_HEADER",
    .refuse: "FAIL_WITH_403",
  ]

  /// What AWS does with the wish of a caller who has no permission; its default where it says
  /// nothing.
  fileprivate init(strategy: String?) {
    self = Self.strategies.first { $0.value == strategy }?.key ?? .warn
  }

  /// The same as AWS has it; nil where every caller is let.
  var strategy: String? { Self.strategies[self] }
}
