/// What CloudWatch counts of an API or a function, and which statistics of it say something.
struct Metric: Sendable {
  let name: String
  let measure: Measure

  enum Measure: Sendable {
    /// Each request counts 1, or 0 where nothing of the kind happened: the average is a share.
    case share
    /// Each one counts 1.
    case count
    /// Milliseconds.
    case time
    /// How many there are at once.
    case level
  }

  /// The metrics of REST APIs (API Gateway's developer guide, "Amazon API Gateway dimensions and
  /// metrics").
  static let ofAPIs = [
    Metric(name: "Count", measure: .count),
    Metric(name: "4XXError", measure: .share),
    Metric(name: "5XXError", measure: .share),
    Metric(name: "Latency", measure: .time),
    Metric(name: "IntegrationLatency", measure: .time),
    Metric(name: "CacheHitCount", measure: .count),
    Metric(name: "CacheMissCount", measure: .count),
  ]

  /// The metrics of functions (Lambda's developer guide, "Types of metrics for Lambda functions").
  static let ofFunctions = [
    Metric(name: "Invocations", measure: .count),
    Metric(name: "Errors", measure: .share),
    Metric(name: "Throttles", measure: .count),
    Metric(name: "Duration", measure: .time),
    Metric(name: "PostRuntimeExtensionsDuration", measure: .time),
    Metric(name: "ConcurrentExecutions", measure: .level),
    Metric(name: "ProvisionedConcurrentExecutions", measure: .level),
    Metric(name: "ProvisionedConcurrencyUtilization", measure: .level),
    Metric(name: "ProvisionedConcurrencyInvocations", measure: .count),
    Metric(name: "ProvisionedConcurrencySpilloverInvocations", measure: .count),
    Metric(name: "RecursiveInvocationsDropped", measure: .count),
    Metric(name: "AsyncEventsReceived", measure: .count),
    Metric(name: "AsyncEventsDropped", measure: .count),
    Metric(name: "AsyncEventAge", measure: .time),
    Metric(name: "IteratorAge", measure: .time),
    Metric(name: "DeadLetterErrors", measure: .count),
    Metric(name: "DestinationDeliveryFailures", measure: .count),
  ]

  /// All metrics that a subject has.
  static func all(of subject: Alarm.Subject) -> [Metric] {
    switch subject {
    case .stage, .route: ofAPIs
    case .function: ofFunctions
    }
  }
}

extension Metric.Measure {
  /// What is taken if nothing is said.
  var usualStatistic: String {
    switch self {
    case .share, .count: "Sum"
    case .time: "Average"
    case .level: "Maximum"
    }
  }

  /// Whether a statistic says something about it.
  func isToldBy(_ statistic: String) -> Bool {
    switch self {
    case .share: ["Sum", "Average"].contains(statistic)
    case .count: ["Sum", "SampleCount"].contains(statistic)
    case .time: statistic != "Sum" && statistic != "SampleCount"
    case .level: ["Maximum", "Average", "Minimum"].contains(statistic)
    }
  }
}
