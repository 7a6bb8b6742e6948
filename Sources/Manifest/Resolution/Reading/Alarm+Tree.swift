extension Resolution {
  /// The alarms that the tree wants of an application that has all but its alarms.
  func alarms(of application: Application) -> [Alarm] {
    guard let entry = root.entry("alarms") else { return [] }
    let recommended = recommendedAlarms(of: application)
    let named = entry.value.entries.filter { $0.key != Self.recommended }
    let names = Set(named.map(\.key))
    let own = named.compactMap { entry -> Alarm? in
      let base = recommended.alarms.first { $0.name == entry.key }
      let own = StageList(entry.value)
      let limit = base != nil && own.isUnlimited ? recommended.stages : own
      return limit.contains(stage) ? Alarm(entry, over: base) : nil
    }
    guard recommended.stages.contains(stage) else { return own }
    return own
      + recommended.alarms.filter {
        !names.contains($0.name) && !recommended.exceptions.contains($0.name)
      }
  }

  /// The recommended alarms, if they are wanted, and the stages that are to have them.
  func recommendedAlarms(of application: Application) -> RecommendedAlarms {
    guard let entry = root.entry("alarms") else { return RecommendedAlarms() }
    guard
      let wanted = entry.value.text == Self.recommended
        ? entry : entry.value.entry(Self.recommended)
    else { return RecommendedAlarms() }
    return RecommendedAlarms(
      alarms: Alarm.recommended(
        for: application, actions: Alarm.Actions(wanted.value, over: Alarm.Actions()),
        location: wanted.keyLocation),
      exceptions: Set(wanted.value["except"]?.sequence?.compactMap(\.text) ?? []),
      stages: StageList(wanted.value))
  }

  private static let recommended = "recommended"
}

/// What `alarms: recommended` asks for.
struct RecommendedAlarms {
  /// All of the set, also what is not wanted.
  var alarms: [Alarm] = []
  /// The names of those that are not wanted.
  var exceptions: Set<String> = []
  var stages = StageList(nil)
}

extension Alarm {
  /// What the tree says of an alarm, laid over a recommended one; nil if something is missing.
  init?(_ entry: YAMLNode.Entry, over base: Alarm?) {
    let node = entry.value
    let subject = Subject(node) ?? base?.subject ?? .stage
    guard let metric = node["metric"]?.text ?? base?.metric,
      let (comparison, threshold) = node.comparison ?? base.map({ ($0.comparison, $0.threshold) })
    else { return nil }
    let measure = Metric.all(of: subject).first { $0.name == metric }?.measure
    let periods = node["periods"]?.text.flatMap { Int($0) }
    self.init(
      name: entry.key, subject: subject, metric: metric,
      statistic: node["statistic"]?.text ?? base?.statistic ?? measure?.usualStatistic ?? "Sum",
      period: node["period"]?.duration ?? base?.period ?? .seconds(300),
      periods: periods ?? base?.periods ?? 1,
      datapoints: node["datapoints"]?.text.flatMap { Int($0) }
        ?? (periods == nil ? base?.datapoints : nil),
      comparison: comparison, threshold: threshold,
      missingData: node["missingData"]?.choice(),
      description: node["description"]?.text ?? base?.description(if: node) ?? "",
      actions: Actions(node, over: base?.actions ?? Actions()), location: entry.keyLocation)
  }
}

extension Alarm {
  /// The description of a recommended alarm, unless a node makes another alarm of it.
  fileprivate func description(if node: YAMLNode) -> String? {
    let told: Set = ["notify", "ok", "insufficient", "stages"]
    return node.entries.allSatisfy { told.contains($0.key) } ? description : nil
  }
}

extension Alarm.Subject {
  /// What the tree says is watched; nil if it says nothing.
  fileprivate init?(_ node: YAMLNode) {
    if let function = node["function"]?.text {
      self = .function(function)
    } else if let route = node["route"]?.text, let key = try? RouteKey(route) {
      self = .route(method: key.method, path: key.path)
    } else {
      return nil
    }
  }
}

extension Alarm.Actions {
  fileprivate init(_ node: YAMLNode, over base: Alarm.Actions) {
    func list(_ key: String) -> [String]? { node[key]?.sequence?.compactMap(\.text) }
    self.init(
      alarm: list("notify") ?? base.alarm, ok: list("ok") ?? base.ok,
      insufficientData: list("insufficient") ?? base.insufficientData)
  }
}

extension YAMLNode {
  /// The first comparison that an alarm names.
  fileprivate var comparison: (Alarm.Comparison, Double)? {
    for comparison in Alarm.Comparison.allCases {
      if let threshold = self[comparison.rawValue]?.text.flatMap(Threshold.init) {
        return (comparison, threshold.number)
      }
    }
    return nil
  }
}
