import Manifest

/// What a stage does with calls, beside what it serves them with: it changes without a release.
struct StageSettings: Sendable, Hashable {
  /// Empty for none.
  var description = ""
  var isTraced = false
  /// GB, such as `0.5`; nil for no cache.
  var cacheSize: String?
  var accessLog: AccessLog?
  /// An id, or the reference to one that is made.
  var clientCertificate: Value?
  /// What is done with the calls of all methods, of `*/*`.
  var methods = MethodSettings()
  /// What is done with the calls of single routes, whole: an override follows nothing else.
  var overrides: [RouteName: MethodSettings] = [:]
  /// The keys of live overrides that are not spelt as AWS spells them by now.
  var unusualKeys: [RouteName: [String]] = [:]

  /// Where a line for each call goes, and what is in it.
  struct AccessLog: Sendable, Hashable {
    var destination: String
    var format: String
  }

  /// A method on a path.
  struct RouteName: Sendable, Hashable, Comparable, CustomStringConvertible {
    var method: String
    var path: String

    var description: String { "\(method) \(path)" }

    static func < (one: RouteName, other: RouteName) -> Bool {
      (one.path, one.method) < (other.path, other.method)
    }
  }

  /// What all APIs of an account let through together, where nobody has raised it.
  ///
  /// Source: the page "Amazon API Gateway quotas".
  static let usualAccountLimit = Throttle(rate: 10_000, burst: 5000)

  /// The settings with the account's limit where none is said: AWS fills it in.
  func filled(with limit: Throttle) -> StageSettings {
    var settings = self
    settings.methods = methods.filled(with: limit)
    settings.overrides = overrides.mapValues { $0.filled(with: limit) }
    return settings
  }

  var attributes: Attributes {
    var attributes = methods.attributes
    attributes["tracing"] = .flag(isTraced)
    if !description.isEmpty { attributes["description"] = .text(description) }
    attributes["cache.size"] = cacheSize.map { .text("\($0)GB") }
    attributes["logs.access.group"] = (accessLog?.destination).map(Value.text)
    attributes["logs.access.format"] = (accessLog?.format).map(Value.text)
    attributes["clientCertificate"] = clientCertificate
    for (route, settings) in overrides {
      for (path, value) in settings.attributes { attributes["routes.\(route).\(path)"] = value }
    }
    return attributes
  }
}

extension MethodSettings {
  func filled(with limit: Throttle) -> MethodSettings {
    var settings = self
    settings.throttle = throttle ?? limit
    return settings
  }

  fileprivate var attributes: Attributes {
    var attributes: Attributes = [
      "logs.level": .text(logLevel.rawValue), "logs.bodies": .flag(logsBodies),
      "metrics": .flag(hasMetrics),
      "cache.enabled": .flag(caching.isEnabled), "cache.ttl": .number(caching.seconds),
      "cache.encrypted": .flag(caching.isEncrypted),
      "cache.invalidation": .text(caching.invalidation.rawValue),
    ]
    attributes["throttle.rate"] = (throttle?.rate).map(Value.decimal)
    attributes["throttle.burst"] = (throttle?.burst).map(Value.number)
    return attributes
  }
}

extension MethodSettings.Caching {
  var seconds: Int { Int(timeToLive.components.seconds) }
}
