extension Stage {
  /// What the tree says of a stage; nil for a stage that has no entry.
  init(named name: String, _ node: YAMLNode?) {
    self.init(
      name: name,
      variables: node?["variables"]?.textsByKey ?? [:],
      account: node?["account"]?.text,
      role: node?["role"]?.text,
      protection: node?["protect"]?.flag == true ? .byName : .none,
      lifetime: node?["expires"]?.duration,
      description: node?["description"]?.text ?? "",
      logRetention: node?["logs"]?["retention"]?.dayCount,
      isTraced: node?["tracing"]?.flag ?? false,
      cache: node?["cache"].flatMap(CacheCluster.init),
      clientCertificate: node?["clientCertificate"].flatMap(ClientCertificate.init),
      webACL: node?["webACL"].flatMap(WebACL.init),
      domain: node?["domain"].flatMap(Domain.init))
    guard let node else { return }
    methods = MethodSettings(node, over: methods)
    accessLog = node["logs"]?["access"].flatMap(AccessLog.init)
    overrides = (node["routes"]?.entries ?? []).compactMap { entry in
      (try? RouteKey(entry.key)).map { key in
        RouteOverride(
          method: key.method, path: key.path, settings: MethodSettings(entry.value, over: methods))
      }
    }
  }
}

extension MethodSettings {
  /// What the tree says, over what holds where it is silent.
  fileprivate init(_ node: YAMLNode, over general: MethodSettings) {
    self = general
    logLevel = node["logs"]?["level"]?.choice() ?? general.logLevel
    logsBodies = node["logs"]?["bodies"]?.flag ?? general.logsBodies
    hasMetrics = node["metrics"]?.flag ?? general.hasMetrics
    throttle = node["throttle"].flatMap(Throttle.init) ?? general.throttle
    if let cache = node["cache"] { caching = Caching(cache, over: general.caching) }
  }
}

extension MethodSettings.Caching {
  /// What the tree says: where something is said of the cache, answers are kept.
  fileprivate init(_ node: YAMLNode, over general: MethodSettings.Caching) {
    self.init(
      isEnabled: node["enabled"]?.flag ?? true,
      timeToLive: node["ttl"]?.duration ?? general.timeToLive,
      isEncrypted: node["encrypted"]?.flag ?? general.isEncrypted,
      invalidation: node["invalidation"]?.choice() ?? general.invalidation)
  }
}

extension Stage.CacheCluster {
  fileprivate init?(_ node: YAMLNode) {
    guard let size = node["size"]?.text, size.hasSuffix("GB") else { return nil }
    self.init(
      size: String(size.dropLast(2)),
      waiting: node["wait"]?.flag == true ? .untilAvailable : .none)
  }
}

extension Stage.ClientCertificate {
  fileprivate init?(_ node: YAMLNode) {
    switch node.text {
    case nil, "false": return nil
    case "true": self = .generated
    case let id?: self = .existing(id: id)
    }
  }
}

extension Stage.WebACL {
  fileprivate init?(_ node: YAMLNode) {
    switch node.text {
    case nil: return nil
    case "none": self = .none
    case let arn?: self = .existing(arn: arn)
    }
  }
}

extension AccessLog {
  fileprivate init?(_ node: YAMLNode) {
    if node.text == "false" { return nil }
    self.init(
      group: node["group"]?.text.map(Group.existing)
        ?? .made(retention: node["retention"]?.dayCount))
    if let format = node["format"]?.text {
      // Files end with a line break, which API Gateway does not need.
      self.format = String(format.trimmingSuffix { $0.isNewline })
    }
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> SubSequence {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
