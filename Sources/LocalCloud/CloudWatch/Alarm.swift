internal import Primitives

/// An alarm on one metric; it has no data, ever, since it never looks.
struct Alarm: Sendable {
  let name: String
  var settings: Settings
  var updated: Duration
  var tags: [String: String]

  /// All that `PutMetricAlarm` replaces.
  struct Settings: Sendable, Hashable {
    var description: String?
    var isActing = true
    var okActions: [String] = []
    var alarmActions: [String] = []
    var insufficientDataActions: [String] = []
    var namespace: String
    var metric: String
    var statistic: String?
    var extendedStatistic: String?
    /// In the order in which they were given.
    var dimensions: [Dimension] = []
    var period: Int
    var unit: String?
    var evaluationPeriods: Int
    var datapoints: Int?
    var threshold: Double
    var comparison: String
    var missingData = "missing"
    var lowSamples: String?
  }

  struct Dimension: Sendable, Hashable {
    let name: String
    let value: String
  }

  func arn(in account: Account) -> String { account.arn("cloudwatch", "alarm:\(name)") }

  func json(in account: Account) -> JSON {
    .record([
      "AlarmName": .string(name), "AlarmArn": .string(arn(in: account)),
      "AlarmDescription": settings.description.map(JSON.string),
      "AlarmConfigurationUpdatedTimestamp": .int(account.seconds(at: updated)),
      "ActionsEnabled": .bool(settings.isActing),
      "OKActions": .list(settings.okActions), "AlarmActions": .list(settings.alarmActions),
      "InsufficientDataActions": .list(settings.insufficientDataActions),
      "StateValue": "INSUFFICIENT_DATA", "StateReason": "Unchecked: Initial alarm creation",
      "StateUpdatedTimestamp": .int(account.seconds(at: updated)),
      "MetricName": .string(settings.metric), "Namespace": .string(settings.namespace),
      "Statistic": settings.statistic.map(JSON.string),
      "ExtendedStatistic": settings.extendedStatistic.map(JSON.string),
      "Dimensions": .array(
        settings.dimensions.map { ["Name": .string($0.name), "Value": .string($0.value)] }),
      "Period": .int(settings.period), "Unit": settings.unit.map(JSON.string),
      "EvaluationPeriods": .int(settings.evaluationPeriods),
      "DatapointsToAlarm": settings.datapoints.map(JSON.int),
      "Threshold": .number(settings.threshold),
      "ComparisonOperator": .string(settings.comparison),
      "TreatMissingData": .string(settings.missingData),
      "EvaluateLowSampleCountPercentile": settings.lowSamples.map(JSON.string),
    ])
  }
}
