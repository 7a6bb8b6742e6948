import Primitives

extension Resolution {
  /// The API keys that the tree wants.
  var apiKeys: [APIKey] { root["apiKeys"]?.entries.map(APIKey.init) ?? [] }

  /// The usage plans that the tree wants: where stages share a world all of them, else those that
  /// let keys into this one.
  func usagePlans(_ isolation: Isolation) -> [UsagePlan] {
    (root["usagePlans"]?.entries ?? []).compactMap { entry in
      let isReached = StageList(entry.value).contains(stage)
      guard isReached || isolation == .shared else { return nil }
      return UsagePlan(entry, reach: isReached ? .thisStage : .otherStages)
    }
  }
}

extension APIKey {
  fileprivate init(_ entry: YAMLNode.Entry) {
    let node = entry.value
    self.init(
      name: entry.key, description: node["description"]?.text ?? "",
      isEnabled: node["enabled"]?.text != "false", location: entry.keyLocation)
    if let id = node["existing"]?.text {
      origin = .existing(id: id)
    } else if let value = node["value"]?.text {
      origin = .value(Secret(value))
    }
  }
}

extension UsagePlan {
  fileprivate init(_ entry: YAMLNode.Entry, reach: Reach) {
    let node = entry.value
    self.init(
      name: entry.key, description: node["description"]?.text ?? "",
      throttle: node["throttle"].flatMap { Throttle($0) },
      quota: node["quota"].flatMap { RequestQuota($0) },
      keys: node["keys"]?.sequence?.compactMap(\.text), reach: reach,
      routes: node["routes"]?.entries.compactMap { entry in
        guard let key = try? RouteKey(entry.key), let throttle = Throttle(entry.value) else {
          return nil
        }
        return RouteThrottle(method: key.method, path: key.path, throttle: throttle)
      } ?? [],
      location: entry.keyLocation)
  }
}

extension RequestQuota {
  /// What the tree says of a quota, in its short or long form.
  init?(_ node: YAMLNode) {
    if let text = node.text {
      self.init(unit: text)
      return
    }
    guard let limit = node["limit"]?.text.flatMap({ Int($0) }),
      let period: Period = node["period"]?.choice()
    else { return nil }
    self.init(
      limit: limit, period: period, offset: node["offset"]?.text.flatMap { Int($0) } ?? 0)
  }
}
