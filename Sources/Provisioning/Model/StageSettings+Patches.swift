import AWSClient
import Manifest

extension StageSettings {
  /// What makes live settings these, in one call, but for the cache's cluster.
  ///
  /// Both must be filled in with the account's limit. Every entry of `methodSettings` is written
  /// whole: AWS lets no single value be taken out of one, and fills a new one with what `*/*` is at
  /// that moment.
  func patches(from live: StageSettings, accountLimit: Throttle) -> [PatchOperation] {
    var operations: [PatchOperation] = []
    if description != live.description { operations.append(.replace("/description", description)) }
    if isTraced != live.isTraced {
      operations.append(.replace("/tracingEnabled", String(isTraced)))
    }
    if clientCertificate != live.clientCertificate {
      operations.append(.replace("/clientCertificateId", clientCertificate.text))
    }
    return operations + accessLogPatches(from: live.accessLog)
      + methodPatches(from: live, accountLimit: accountLimit)
  }

  /// What makes, resizes or takes away the cache's cluster: a call of its own, since other patches
  /// may be refused while that is under way.
  func cachePatches(from live: StageSettings) -> [PatchOperation] {
    guard cacheSize != live.cacheSize else { return [] }
    guard let cacheSize else { return [.replace("/cacheClusterEnabled", "false")] }
    let size = PatchOperation.replace("/cacheClusterSize", cacheSize)
    return live.cacheSize == nil ? [.replace("/cacheClusterEnabled", "true"), size] : [size]
  }

  private func accessLogPatches(from live: AccessLog?) -> [PatchOperation] {
    guard accessLog != live else { return [] }
    guard let accessLog else { return [.remove("/accessLogSettings")] }
    return [
      .replace("/accessLogSettings/destinationArn", accessLog.destination),
      .replace("/accessLogSettings/format", accessLog.format),
    ]
  }

  private func methodPatches(
    from live: StageSettings, accountLimit: Throttle
  ) -> [PatchOperation] {
    var operations: [PatchOperation] = []
    for route in live.overrides.keys.sorted() where overrides[route] == nil {
      operations += live.keys(of: route).map { .remove("/\($0)") }
    }
    operations += methods.patches(of: "*/*", from: live.methods.patchValues)
    // What AWS fills a new entry with, whenever in this call it looks.
    var certain = MethodSettings().filled(with: accountLimit).patchValues
    for other in [live.methods, methods] {
      certain = certain.filter { other.patchValues[$0.key] == $0.value }
    }
    // One value at least must be written, or there is no entry.
    certain["metrics/enabled"] = nil
    for (route, settings) in overrides.sorted(by: { $0.key < $1.key })
    where settings != live.overrides[route] {
      if let current = live.overrides[route], live.unusualKeys[route] == nil {
        operations += settings.patches(of: route.key, from: current.patchValues)
      } else {
        operations += (live.unusualKeys[route] ?? []).map { .remove("/\($0)") }
        operations += settings.patches(of: route.key, from: certain)
      }
    }
    return operations
  }

  /// The keys that a live override has.
  private func keys(of route: RouteName) -> [String] {
    let unusual = unusualKeys[route] ?? []
    return unusual.isEmpty ? [route.key] : unusual.sorted()
  }
}

extension MethodSettings {
  fileprivate func patches(of key: String, from values: [String: String]) -> [PatchOperation] {
    patchValues.sorted { $0.key < $1.key }.filter { values[$0.key] != $0.value }.map {
      .replace("/\(key)/\($0.key)", $0.value)
    }
  }

  /// The values by the ends of the paths that patch them.
  fileprivate var patchValues: [String: String] {
    var values = [
      "logging/loglevel": logLevel.rawValue.uppercased(), "logging/dataTrace": String(logsBodies),
      "metrics/enabled": String(hasMetrics), "caching/enabled": String(caching.isEnabled),
      "caching/ttlInSeconds": String(caching.seconds),
      "caching/dataEncrypted": String(caching.isEncrypted),
      "caching/requireAuthorizationForCacheControl": String(caching.invalidation != .open),
    ]
    values["caching/unauthorizedCacheControlHeaderStrategy"] = caching.invalidation.strategy
    values["throttling/rateLimit"] = throttle?.rate.plainText
    values["throttling/burstLimit"] = (throttle?.burst).map { String($0) }
    return values
  }
}

extension Value? {
  /// The text of a value that is known; empty for none.
  fileprivate var text: String {
    guard case .text(let text) = self else { return "" }
    return text
  }
}
