/// CloudWatch's operations on alarms that gwdeploy uses.
///
/// Source of shapes: the service model `cloudwatch` 2010-08-01.
public struct CloudWatch: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// What an alarm watches and what it does: all that `PutMetricAlarm` takes and that
  /// `DescribeAlarms` gives back, of an alarm on one metric.
  public struct AlarmSettings: Sendable, Hashable, Codable {
    /// 1 to 255 characters; the only alarm of that name in account and region.
    public var alarmName: String
    /// Up to 1,024 characters; nil for none.
    public var alarmDescription: String?
    /// Whether its actions are done; true if nothing is said.
    public var actionsEnabled: Bool?
    /// ARNs of what is told when it is back to OK, up to five.
    public var oKActions: [String]?
    /// ARNs of what is told when it goes off, up to five.
    public var alarmActions: [String]?
    /// ARNs of what is told when there is not enough data, up to five.
    public var insufficientDataActions: [String]?
    /// The metric's name; nil for an alarm on an expression.
    public var metricName: String?
    /// The metric's namespace, such as `AWS/ApiGateway`.
    public var namespace: String?
    /// `SampleCount`, `Average`, `Sum`, `Minimum` or `Maximum`.
    public var statistic: String?
    /// A percentile such as `p95`, in place of a statistic.
    public var extendedStatistic: String?
    /// What the metric is of; an alarm sees only what is counted under exactly these.
    public var dimensions: [Dimension]?
    /// Seconds: 10, 20, 30 or a multiple of 60.
    public var period: Int?
    /// The unit that data must be in, or nil for any.
    public var unit: String?
    /// How many periods are looked at.
    public var evaluationPeriods: Int?
    /// In how many of them the threshold must be passed; nil for all.
    public var datapointsToAlarm: Int?
    /// What the statistic is compared with.
    public var threshold: Double?
    /// Such as `GreaterThanThreshold`.
    public var comparisonOperator: String?
    /// `breaching`, `notBreaching`, `ignore` or `missing`, which stands if nothing is said.
    public var treatMissingData: String?
    /// `evaluate`, which stands if nothing is said, or `ignore`; of percentiles.
    public var evaluateLowSampleCountPercentile: String?

    /// Settings of a name, with nothing said.
    public init(alarmName: String) { self.alarmName = alarmName }
  }

  /// A part of what a metric is of.
  public struct Dimension: Sendable, Hashable, Codable {
    /// Such as `ApiName`.
    public var name: String
    /// 1 to 1,024 characters.
    public var value: String

    /// A name and its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An alarm as it is.
  public struct Alarm: Sendable, Hashable, Decodable {
    /// What it watches and what it does.
    public var settings: AlarmSettings
    /// `arn:aws:cloudwatch:<region>:<account>:alarm:<name>`.
    public var alarmArn: String
    /// `OK`, `ALARM` or `INSUFFICIENT_DATA`.
    public var stateValue: String?
    /// Why it is in that state, in words of CloudWatch.
    public var stateReason: String?
    /// The metrics of an alarm on an expression; nil for an alarm on one metric.
    public var metrics: [MetricDataQuery]?

    private enum Key: String, CodingKey { case alarmArn, stateValue, stateReason, metrics }

    /// Reads an alarm, whose settings stand beside its state.
    public init(from decoder: any Decoder) throws {
      settings = try AlarmSettings(from: decoder)
      let container = try decoder.container(keyedBy: Key.self)
      alarmArn = try container.decode(String.self, forKey: .alarmArn)
      stateValue = try container.decodeIfPresent(String.self, forKey: .stateValue)
      stateReason = try container.decodeIfPresent(String.self, forKey: .stateReason)
      metrics = try container.decodeIfPresent([MetricDataQuery].self, forKey: .metrics)
    }
  }

  /// The alarms on metrics, all of them or those whose names begin with a text
  /// (`DescribeAlarms`).
  public func alarms(prefix: String? = nil) async throws(ServiceError) -> [Alarm] {
    struct Input: Encodable {
      var alarmNamePrefix: String?
      var alarmTypes = ["MetricAlarm"]
      var maxRecords = 100
      var nextToken: String?
    }
    struct Output: Decodable {
      var metricAlarms: [Alarm]?
      var nextToken: String?
    }
    var alarms: [Alarm] = []
    var token: String?
    repeat {
      let page: Output = try await client.json(
        .cloudWatch, "DescribeAlarms", .read,
        input: Input(alarmNamePrefix: prefix, nextToken: token))
      alarms += page.metricAlarms ?? []
      token = page.nextToken
    } while token != nil
    return alarms
  }

  /// Makes an alarm, or gives the one of that name other settings, all of them
  /// (`PutMetricAlarm`).
  ///
  /// The tags, up to 50, are only taken when the alarm is made.
  public func putAlarm(
    _ settings: AlarmSettings, tags: [String: String] = [:]
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var settings: AlarmSettings
      var tags: [Tag]

      private enum Key: String, CodingKey { case tags }

      func encode(to encoder: any Encoder) throws {
        try settings.encode(to: encoder)
        guard !tags.isEmpty else { return }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(tags, forKey: .tags)
      }
    }
    let _: Empty = try await client.json(
      .cloudWatch, "PutMetricAlarm", .write,
      input: Input(settings: settings, tags: Tag.all(tags)))
  }

  /// Deletes up to 100 alarms by their names; those that are gone do not matter
  /// (`DeleteAlarms`).
  public func deleteAlarms(_ names: [String]) async throws(ServiceError) {
    struct Input: Encodable { var alarmNames: [String] }
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.json(
        .cloudWatch, "DeleteAlarms", .write, input: Input(alarmNames: names))
    }
  }

  /// The tags of an alarm, by its ARN; none if it is gone (`ListTagsForResource`).
  public func tags(of arn: String) async throws(ServiceError) -> [String: String] {
    struct Input: Encodable { var resourceARN: String }
    struct Output: Decodable { var tags: [Tag]? }
    let output = try await ifFound { () async throws(ServiceError) -> Output in
      try await client.json(
        .cloudWatch, "ListTagsForResource", .read, input: Input(resourceARN: arn))
    }
    return Dictionary(
      (output?.tags ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// Sets tags of an alarm, by its ARN; its other tags stay (`TagResource`).
  public func tag(_ arn: String, _ tags: [String: String]) async throws(ServiceError) {
    struct Input: Encodable {
      var resourceARN: String
      var tags: [Tag]
    }
    let _: Empty = try await client.json(
      .cloudWatch, "TagResource", .write, input: Input(resourceARN: arn, tags: Tag.all(tags)))
  }

  private struct Tag: Codable {
    var key: String
    var value: String

    static func all(_ tags: [String: String]) -> [Tag] {
      tags.sorted { $0.key < $1.key }.map { Tag(key: $0.key, value: $0.value) }
    }
  }
}
