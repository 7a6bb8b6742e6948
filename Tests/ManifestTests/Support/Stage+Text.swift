import Manifest

extension Stage {
  /// What it says of calls, where that is not what API Gateway does by itself.
  var settingLines: [String] {
    let plain = MethodSettings()
    var lines: [String] = []
    if !description.isEmpty { lines.append("stage: \(description)") }
    if methods != plain { lines.append("calls \(methods.text)") }
    lines += overrides.map { "calls of \($0.method) \($0.path) \($0.settings.text)" }
    if let accessLog {
      lines.append("access log \(accessLog.group)")
      let isUsual = accessLog.format == AccessLog.usualFormat
      lines.append(isUsual ? "  as usual" : "  \(accessLog.format)")
    }
    if let logRetention { lines.append("execution logs \(logRetention) days") }
    if isTraced { lines.append("traced") }
    if let cache { lines.append("cache of \(cache.size) GB, waiting \(cache.waiting)") }
    if let clientCertificate { lines.append("client certificate \(clientCertificate)") }
    if let webACL { lines.append("web ACL \(webACL)") }
    if let domain { lines += domain.lines }
    return lines
  }
}

extension Domain {
  fileprivate var lines: [String] {
    guard let settings else { return ["domain \(name)/\(path)"] }
    var lines = [
      "domain \(name)/\(path) with \(settings.certificate)",
      "  \(settings.securityPolicy.rawValue)",
    ]
    if let mutualTLS = settings.mutualTLS {
      lines.append("  trusts \(mutualTLS.truststore) \(mutualTLS.version ?? "newest")")
    }
    if let certificate = settings.ownershipCertificate { lines.append("  owned by \(certificate)") }
    return lines
  }
}

extension MethodSettings {
  fileprivate var text: String {
    var words = ["logged \(logLevel)"]
    if logsBodies { words.append("with bodies") }
    if hasMetrics { words.append("counted") }
    if let throttle { words.append("throttled \(throttle.rate)/s \(throttle.burst)") }
    if caching != MethodSettings.Caching() {
      words.append(
        "cached \(caching.isEnabled) \(caching.timeToLive) encrypted \(caching.isEncrypted)"
          + " \(caching.invalidation)")
    }
    return words.joined(separator: ", ")
  }
}
