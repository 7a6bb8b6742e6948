internal import Primitives

extension Alarm.Settings {
  /// The members of `PutMetricAlarm` for an alarm on one metric.
  static let members = [
    "AlarmName", "AlarmDescription", "ActionsEnabled", "OKActions", "AlarmActions",
    "InsufficientDataActions", "MetricName", "Namespace", "Statistic", "ExtendedStatistic",
    "Dimensions", "Period", "Unit", "EvaluationPeriods", "DatapointsToAlarm", "Threshold",
    "ComparisonOperator", "TreatMissingData", "EvaluateLowSampleCountPercentile", "Tags",
  ]
  private static let statistics = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"]
  private static let comparisons = [
    "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold",
    "LessThanOrEqualToThreshold",
  ]
  private static let missingData = ["breaching", "notBreaching", "ignore", "missing"]
  private static let day = 86_400

  /// Reads and checks what `PutMetricAlarm` is given.
  init(_ body: Members) throws(Fault) {
    metric = try body.required("MetricName")
    namespace = try body.required("Namespace")
    description = try body.string("AlarmDescription")
    isActing = try body.bool("ActionsEnabled") ?? true
    okActions = try Self.actions(body, "OKActions")
    alarmActions = try Self.actions(body, "AlarmActions")
    insufficientDataActions = try Self.actions(body, "InsufficientDataActions")
    statistic = try body.string("Statistic")
    extendedStatistic = try body.string("ExtendedStatistic")
    dimensions = try Self.dimensions(body)
    period = try Self.positive(body, "Period")
    unit = try body.string("Unit")
    evaluationPeriods = try Self.positive(body, "EvaluationPeriods")
    datapoints = try body.integer("DatapointsToAlarm")
    threshold = try Self.threshold(body)
    comparison = try body.required("ComparisonOperator")
    missingData = try body.string("TreatMissingData") ?? "missing"
    lowSamples = try body.string("EvaluateLowSampleCountPercentile")
    try check()
  }

  private func check() throws(Fault) {
    guard (statistic == nil) != (extendedStatistic == nil) else {
      throw .CloudWatch.invalid("Exactly one of Statistic and ExtendedStatistic must be given.")
    }
    if let statistic, !Self.statistics.contains(statistic) {
      throw .CloudWatch.value(statistic, of: "Statistic")
    }
    if let extendedStatistic,
      extendedStatistic.wholeMatch(of: /(p|tm|tc|ts|wm)(100|[0-9]{1,2}(\.[0-9]+)?)|IQM/) == nil
    {
      throw .CloudWatch.value(extendedStatistic, of: "ExtendedStatistic")
    }
    guard Self.comparisons.contains(comparison) else {
      throw .CloudWatch.value(comparison, of: "ComparisonOperator")
    }
    guard Self.missingData.contains(missingData) else {
      throw .CloudWatch.value(missingData, of: "TreatMissingData")
    }
    guard [10, 20, 30].contains(period) || period.isMultiple(of: 60) else {
      throw .CloudWatch.invalid("Period must be 10, 20, 30 or a multiple of 60.")
    }
    let longest = period < 3600 ? Self.day : 7 * Self.day
    guard period * evaluationPeriods <= longest else {
      throw .CloudWatch.invalid(
        "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
          + "\(longest)).")
    }
    guard 1...evaluationPeriods ~= datapoints ?? evaluationPeriods else {
      throw .CloudWatch.invalid(
        "DatapointsToAlarm must be at least 1 and at most EvaluationPeriods.")
    }
  }

  private static func positive(_ body: Members, _ name: String) throws(Fault) -> Int {
    guard let number = try body.integer(name) else { throw .missing(name) }
    guard number >= 1 else { throw .constraint("\(number)", at: name, "be at least 1") }
    return number
  }

  private static func threshold(_ body: Members) throws(Fault) -> Double {
    switch body["Threshold"] {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    case nil: throw .missing("Threshold")
    default: throw .serialization("Threshold must be a number.")
    }
  }

  private static func actions(_ body: Members, _ name: String) throws(Fault) -> [String] {
    let actions = try body.strings(name) ?? []
    guard actions.count <= 5 else {
      throw .constraint("\(actions)", at: name, "have length less than or equal to 5")
    }
    for action in actions where action.wholeMatch(of: /arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/) == nil {
      throw .CloudWatch.invalid("Invalid arn syntax: \(action)")
    }
    return actions
  }

  private static func dimensions(_ body: Members) throws(Fault) -> [Alarm.Dimension] {
    let given = try body.array("Dimensions") ?? []
    guard given.count <= 30 else {
      throw .constraint("\(given.count)", at: "dimensions", "have at most 30 members")
    }
    let dimensions = try given.map { json throws(Fault) in
      let dimension = try Members(json, known: ["Name", "Value"])
      return Alarm.Dimension(
        name: try dimension.required("Name"), value: try dimension.required("Value"))
    }
    guard dimensions.allSatisfy({ !$0.name.isEmpty && !$0.value.isEmpty }),
      Set(dimensions.map(\.name)).count == dimensions.count
    else {
      throw .CloudWatch.invalid("Dimensions must have names, each once, and values.")
    }
    return dimensions
  }
}
