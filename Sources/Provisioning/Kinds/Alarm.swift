import AWSClient

/// An alarm on what a stage, or a function that it runs, does.
///
/// `PutMetricAlarm` replaces all of an alarm, so that it is always given all.
struct Alarm: Recorded, Removable {
  static let kind = Kind.alarm

  let name: String
  /// All but the dimension of a version, with everything said that AWS would fill in.
  let settings: CloudWatch.AlarmSettings
  /// The version of the function that is watched; nil for an alarm that watches no single version.
  let version: Value?
  let tags: [String: String]
  /// What it watches, and must be there before it.
  let subjects: [ResourceID]
  /// The ARN, of a live alarm.
  let arn: String?

  var requires: [ResourceID] { subjects }

  var creationWrites: [Operation] { ["monitoring:PutMetricAlarm"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["monitoring:TagResource"]
      + (differences.containMoreThanTags ? ["monitoring:PutMetricAlarm"] : [])
  }
  var deletionWrites: [Operation] { ["monitoring:DeleteAlarms"] }

  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes["description"] = settings.alarmDescription.map(Value.text)
    attributes["actionsEnabled"] = settings.actionsEnabled.map(Value.flag)
    attributes["notify"] = Self.list(settings.alarmActions)
    attributes["ok"] = Self.list(settings.oKActions)
    attributes["insufficient"] = Self.list(settings.insufficientDataActions)
    attributes["namespace"] = settings.namespace.map(Value.text)
    attributes["metric"] = settings.metricName.map(Value.text)
    attributes["statistic"] = (settings.statistic ?? settings.extendedStatistic).map(Value.text)
    attributes["period"] = settings.period.map(Value.number)
    attributes["periods"] = settings.evaluationPeriods.map(Value.number)
    attributes["datapoints"] = settings.datapointsToAlarm.map(Value.number)
    attributes["threshold"] = settings.threshold.map(Value.decimal)
    attributes["comparison"] = settings.comparisonOperator.map(Value.text)
    attributes["missingData"] = settings.treatMissingData.map(Value.text)
    attributes["lowSamples"] = settings.evaluateLowSampleCountPercentile.map(Value.text)
    attributes["unit"] = settings.unit.map(Value.text)
    for dimension in settings.dimensions ?? [] {
      attributes["dimensions.\(dimension.name)"] = .text(dimension.value)
    }
    attributes["version"] = version
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  func create(in context: ApplyContext) async throws(ApplyError) {
    try await put(in: context, tags: recordedTags)
  }

  func update(
    from live: Alarm, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let newTags = newTags(over: live, differences)
    // Of an alarm that is there `PutMetricAlarm` takes no tags.
    if !newTags.isEmpty, let arn = live.arn {
      try await calling { () async throws(ServiceError) in
        try await context.cloudWatch.tag(arn, newTags)
      }
    }
    if differences.containMoreThanTags { try await put(in: context) }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await Self.delete([self], in: context)
  }

  private func put(
    in context: ApplyContext, tags: [String: String] = [:]
  ) async throws(ApplyError) {
    var settings = settings
    if let dimension = try versionDimension(in: context) {
      settings.dimensions = (settings.dimensions ?? []) + [dimension]
    }
    let complete = settings
    try await calling { () async throws(ServiceError) in
      try await context.cloudWatch.putAlarm(complete, tags: tags)
    }
  }

  private static func list(_ actions: [String]?) -> Value? {
    guard let actions, !actions.isEmpty else { return nil }
    return .text(actions.sorted().joined(separator: ", "))
  }
}

extension Alarm: RemovableTogether {
  /// The most that `DeleteAlarms` takes.
  static let mostRemovedTogether = 100

  static func delete(_ alarms: [Alarm], in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.cloudWatch.deleteAlarms(alarms.map(\.settings.alarmName))
    }
  }
}

// MARK: - The version that is watched

extension Alarm {
  /// The dimension under which Lambda counts the calls of one version.
  ///
  /// Source: Lambda's developer guide, "Types of metrics for Lambda functions", dimension `Resource`.
  private static let resource = "Resource"
  private static let functionName = "FunctionName"

  private func versionDimension(
    in context: ApplyContext
  ) throws(ApplyError) -> CloudWatch.Dimension? {
    guard case .reference(let version) = version,
      let function = settings.dimensions?.first(where: { $0.name == Self.functionName })
    else { return nil }
    let number = try context.value(of: version)
    return CloudWatch.Dimension(name: Self.resource, value: "\(function.value):\(number)")
  }

  /// A live alarm, its settings complete and the version that it watches apart.
  init(_ live: CloudWatch.Alarm, prefix: String, tags: [String: String]) {
    var settings = live.settings
    settings.fillIn()
    let dimensions = settings.dimensions ?? []
    let function = dimensions.first { $0.name == Self.functionName }?.value ?? ""
    let watched = dimensions.first { dimension in
      dimension.name == Self.resource && dimension.value.hasPrefix("\(function):")
        && Int(dimension.value.dropFirst(function.count + 1)) != nil
    }
    settings.dimensions = dimensions.filter { $0 != watched }
    name = String(settings.alarmName.dropFirst(prefix.count))
    self.settings = settings
    version = watched.map { .text(String($0.value.dropFirst(function.count + 1))) }
    self.tags = tags
    subjects = []
    arn = live.alarmArn
  }
}

extension CloudWatch.AlarmSettings {
  /// Says what AWS takes where nothing is said.
  mutating func fillIn() {
    if alarmDescription?.isEmpty == true { alarmDescription = nil }
    actionsEnabled = actionsEnabled ?? true
    oKActions = oKActions ?? []
    alarmActions = alarmActions ?? []
    insufficientDataActions = insufficientDataActions ?? []
    datapointsToAlarm = datapointsToAlarm ?? evaluationPeriods
    treatMissingData = treatMissingData ?? "missing"
    // Said or not, it means the same.
    if evaluateLowSampleCountPercentile == "evaluate" { evaluateLowSampleCountPercentile = nil }
  }
}
