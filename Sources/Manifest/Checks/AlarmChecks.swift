/// What alarms must keep to so that CloudWatch takes them, and so that they can ever go off.
struct AlarmChecks {
  /// CloudWatch's longest name of an alarm.
  private static let longestName = 255

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    entries.flatMap(findings) + application.alarms.flatMap(findings) + silentSet
      + unknownExceptions
  }

  private var entries: [YAMLNode.Entry] {
    (resolution.root["alarms"]?.entries ?? []).filter { $0.key != "recommended" }
  }

  private var recommended: RecommendedAlarms { resolution.recommendedAlarms(of: application) }

  // MARK: Entries as they are written

  private func findings(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    let comparisons = Alarm.Comparison.allCases.map(\.rawValue)
    return exclusive(comparisons, in: entry) + exclusive(["function", "route"], in: entry)
      + missingKeys(entry) + unknownSubject(entry) + unfitThreshold(entry)
  }

  private func exclusive(_ keys: [String], in entry: YAMLNode.Entry) -> [Diagnostic] {
    let given = entry.value.entries.filter { keys.contains($0.key) }
    return given.dropFirst().map {
      Diagnostic(
        .exclusiveKeys, "An alarm has one of \(keys.list), and `\(given[0].key)` is there.",
        at: $0.keyLocation)
    }
  }

  private func missingKeys(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    guard !recommended.alarms.contains(where: { $0.name == entry.key }) else { return [] }
    let comparisons = Alarm.Comparison.allCases.map(\.rawValue)
    var missing: [String] = []
    if entry.value["metric"] == nil { missing.append("`metric`") }
    if !comparisons.contains(where: { entry.value[$0] != nil }) {
      missing.append("one of \(comparisons.list)")
    }
    return missing.map {
      Diagnostic(.missingKey, "An alarm needs \($0).", at: entry.keyLocation)
    }
  }

  private func unknownSubject(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    if let node = entry.value["function"], let name = node.scalar {
      let names = application.functions.map(\.name)
      guard !name.isUnfilled, !names.contains(name.text) else { return [] }
      return [
        .unknownFunction(name.text, shown: name.written, among: names, at: node.location)
      ]
    }
    if let node = entry.value["route"], let route = node.scalar, !route.isUnfilled {
      return Diagnostic.unknownRoute(route.text, of: application.api, at: node.location).map {
        [$0]
      }
        ?? []
    }
    guard application.api == nil, entry.value["metric"] != nil else { return [] }
    return [
      Diagnostic(
        .noAPI, "There is no API: `function` must say which function is watched.",
        at: entry.keyLocation)
    ]
  }

  /// Times are compared with times, and only what has an average can be compared with a share.
  private func unfitThreshold(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    let base = recommended.alarms.first { $0.name == entry.key }
    guard let alarm = Alarm(entry, over: base), let measure = measure(of: alarm),
      let node = entry.value[alarm.comparison.rawValue], let scalar = node.scalar,
      let threshold = Threshold(scalar.text)
    else { return [] }
    switch (measure, threshold) {
    case (.time, .time), (.share, .number), (.count, .number), (.level, .number): return []
    case (.share, .share) where alarm.statistic == "Average": return []
    case (.time, .number):
      return [
        Diagnostic(
          .missingUnit, "`\(alarm.metric)` is a time, and `\(scalar.written)` has no unit.",
          hint: "did you mean `\(scalar.written)ms`?", at: node.location)
      ]
    case (_, .share):
      return [
        Diagnostic(
          .invalidValue,
          "`\(scalar.written)` is a share of the requests: that is what"
            + " `statistic: Average` gives of `4XXError`, `5XXError` and `Errors`.",
          at: node.location)
      ]
    case (_, .time):
      return [
        Diagnostic(
          .invalidValue, "`\(alarm.metric)` is no time, as `\(scalar.written)` is.",
          at: node.location)
      ]
    }
  }

  // MARK: Alarms as they come out

  private func findings(_ alarm: Alarm) -> [Diagnostic] {
    longName(alarm) + longRange(alarm) + excessDatapoints(alarm) + unknownMetric(alarm)
      + oddStatistic(alarm) + uncounted(alarm) + silence(alarm)
  }

  private func longName(_ alarm: Alarm) -> [Diagnostic] {
    let name = "\(application.project)-\(application.stage.name)-\(alarm.name)"
    guard name.utf8.count > Self.longestName else { return [] }
    return [
      Diagnostic(
        .nameTooLong,
        "In AWS it would be `\(name)`: \(name.utf8.count) characters, of which CloudWatch allows"
          + " \(Self.longestName).",
        hint: "shorten the name of the alarm, the stage or the project", at: alarm.location)
    ]
  }

  /// CloudWatch looks back one day, or seven in periods of an hour or more.
  private func longRange(_ alarm: Alarm) -> [Diagnostic] {
    let longest: Duration = alarm.period < .seconds(3600) ? .days(1) : .days(7)
    let range = alarm.period * alarm.periods
    guard range > longest else { return [] }
    return [
      Diagnostic(
        .outOfRange,
        "\(alarm.periods) periods of \(alarm.period.withUnit) are \(range.withUnit); CloudWatch"
          + " looks back one day, or seven days in periods of an hour or more.",
        at: alarm.location)
    ]
  }

  private func excessDatapoints(_ alarm: Alarm) -> [Diagnostic] {
    guard alarm.datapoints > alarm.periods else { return [] }
    return [
      Diagnostic(
        .outOfRange,
        "There are \(alarm.periods) periods, of which \(alarm.datapoints) cannot be so.",
        hint: "write `periods: \(alarm.datapoints)`", at: alarm.location)
    ]
  }

  private func unknownMetric(_ alarm: Alarm) -> [Diagnostic] {
    guard measure(of: alarm) == nil else { return [] }
    let names = Metric.all(of: alarm.subject).map(\.name)
    let whose =
      switch alarm.subject {
      case .stage, .route: "a REST API"
      case .function: "a function"
      }
    let meant = Spelling.nearest(to: alarm.metric, among: names)
    return [
      Diagnostic(
        .unknownMetric,
        "CloudWatch is told no `\(alarm.metric)` of \(whose), as far as is known, so that the alarm"
          + " would never have data; there are \(names.list).",
        hint: meant.map { "did you mean `\($0)`?" }, at: alarm.location)
    ]
  }

  private func oddStatistic(_ alarm: Alarm) -> [Diagnostic] {
    guard let measure = measure(of: alarm), TextPattern.statistic.matches(alarm.statistic) else {
      return []
    }
    let detail: String
    if !measure.isToldBy(alarm.statistic) {
      detail = "`\(alarm.statistic)` of `\(alarm.metric)` says little: \(measure.advice)."
    } else if measure == .share, alarm.statistic == "Average", alarm.threshold >= 1 {
      detail =
        "The average of `\(alarm.metric)` is a share, 0 to 1, so that it never passes the"
        + " threshold: write a share such as `5%`, or `statistic: Sum`."
    } else {
      return []
    }
    return [Diagnostic(.oddStatistic, detail, at: alarm.location)]
  }

  /// The calls of a route are counted by themselves only where the stage says so.
  private func uncounted(_ alarm: Alarm) -> [Diagnostic] {
    guard case .route(let method, let path) = alarm.subject,
      Diagnostic.unknownRoute("\(method) \(path)", of: application.api, at: alarm.location) == nil
    else { return [] }
    let stage = application.stage
    let settings =
      stage.overrides.first { $0.method == method && $0.path == path }?.settings ?? stage.methods
    guard !settings.hasMetrics else { return [] }
    return [
      Diagnostic(
        .uncountedRoute,
        "The stage `\(stage.name)` does not count the calls of `\(method) \(path)` by themselves.",
        hint: "write `metrics: true` in the stage, or there under `routes:`", at: alarm.location)
    ]
  }

  private func silence(_ alarm: Alarm) -> [Diagnostic] {
    guard alarm.actions.isEmpty, alarm.location != recommended.alarms.first?.location else {
      return []
    }
    return [
      Diagnostic(
        .silentAlarm, "Nobody is told when `\(alarm.name)` goes off.",
        hint: "write `notify: [ARN]` with the ARN of an SNS topic", at: alarm.location)
    ]
  }

  // MARK: The recommended ones

  private var silentSet: [Diagnostic] {
    guard recommended.stages.contains(resolution.stage), let alarm = recommended.alarms.first,
      alarm.actions.isEmpty
    else { return [] }
    return [
      Diagnostic(
        .silentAlarm, "Nobody is told when one of the recommended alarms goes off.",
        hint: "write `recommended: {notify: [ARN]}` with the ARN of an SNS topic",
        at: alarm.location)
    ]
  }

  private var unknownExceptions: [Diagnostic] {
    let names = recommended.alarms.map(\.name)
    let nodes = resolution.root["alarms"]?["recommended"]?["except"]?.sequence ?? []
    return nodes.compactMap { node in
      guard let scalar = node.scalar, !scalar.isUnfilled, !names.contains(scalar.text) else {
        return nil
      }
      return Diagnostic(
        .unknownAlarm,
        "No recommended alarm is called `\(scalar.written)`; there are \(names.list).",
        hint: Spelling.nearest(to: scalar.text, among: names).map { "did you mean `\($0)`?" },
        at: node.location)
    }
  }

  private func measure(of alarm: Alarm) -> Metric.Measure? {
    Metric.all(of: alarm.subject).first { $0.name == alarm.metric }?.measure
  }
}

extension Metric.Measure {
  fileprivate var advice: String {
    switch self {
    case .share: "`Sum` counts, `Average` is the share of all requests"
    case .count: "`Sum` counts"
    case .time: "take `Average`, `Maximum` or a percentile such as `p95`"
    case .level: "take `Maximum` or `Average`"
    }
  }
}

extension [String] {
  /// The texts, quoted, in a sentence.
  fileprivate var list: String { map { "`\($0)`" }.joined(separator: ", ") }
}
