import AWSClient
import Manifest

extension Drawing {
  /// An alarm, which comes after what it watches.
  func resource(of alarm: Manifest.Alarm) -> any Resource {
    let stage = application.stage.name
    var settings = CloudWatch.AlarmSettings(
      alarmName: world.alarmPrefix(stage: stage) + alarm.name)
    settings.watch(alarm)
    settings.dimensions = dimensions(of: alarm)
    settings.fillIn()
    let tags = application.tags.merging(world.tags(stage: stage)) { $1 }
    var subjects: [ResourceID] = []
    if application.api != nil { subjects.append(ResourceID(.stage, stage)) }
    var version: Value?
    if case .function(let function) = alarm.subject {
      subjects.append(ResourceID(.version, function))
      // The stages that share a function are told apart by the version that each of them runs.
      if world.isShared { version = .reference(.version(function: function)) }
    }
    return Alarm(
      name: alarm.name, settings: settings, version: version, tags: tags, subjects: subjects,
      arn: nil)
  }

  /// What a metric is counted under; no more and no less, or the alarm sees nothing.
  ///
  /// Source: API Gateway's developer guide, "Amazon API Gateway dimensions and metrics"; Lambda's,
  /// "Types of metrics for Lambda functions".
  private func dimensions(of alarm: Manifest.Alarm) -> [CloudWatch.Dimension] {
    let ofStage = [
      CloudWatch.Dimension(name: "ApiName", value: world.apiName),
      CloudWatch.Dimension(name: "Stage", value: application.stage.name),
    ]
    switch alarm.subject {
    case .stage: return ofStage
    case .route(let method, let path):
      return ofStage + [
        CloudWatch.Dimension(name: "Resource", value: path),
        CloudWatch.Dimension(name: "Method", value: method),
      ]
    case .function(let function):
      return [
        CloudWatch.Dimension(name: "FunctionName", value: world.functionName(function))
      ]
    }
  }
}

extension CloudWatch.AlarmSettings {
  /// Takes over all that is the same in any world.
  fileprivate mutating func watch(_ alarm: Manifest.Alarm) {
    switch alarm.subject {
    case .stage, .route: namespace = "AWS/ApiGateway"
    case .function: namespace = "AWS/Lambda"
    }
    metricName = alarm.metric
    if Self.statistics.contains(alarm.statistic) {
      statistic = alarm.statistic
    } else {
      extendedStatistic = alarm.statistic
    }
    period = alarm.period.wholeMilliseconds / 1000
    evaluationPeriods = alarm.periods
    datapointsToAlarm = alarm.datapoints
    threshold = alarm.threshold
    comparisonOperator = alarm.comparison.operatorName
    treatMissingData = alarm.missingData.rawValue
    alarmDescription = alarm.description
    alarmActions = alarm.actions.alarm
    oKActions = alarm.actions.ok
    insufficientDataActions = alarm.actions.insufficientData
  }

  /// The others are percentiles and the like.
  private static let statistics: Set = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]
}

extension Manifest.Alarm.Comparison {
  fileprivate var operatorName: String {
    switch self {
    case .above: "GreaterThanThreshold"
    case .atLeast: "GreaterThanOrEqualToThreshold"
    case .below: "LessThanThreshold"
    case .atMost: "LessThanOrEqualToThreshold"
    }
  }
}
