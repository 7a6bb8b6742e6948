extension CloudWatch {
  /// A metric's name and what it is of.
  public struct Metric: Sendable, Hashable, Codable {
    /// Such as `AWS/ApiGateway`.
    public var namespace: String
    /// Such as `Count`.
    public var metricName: String
    /// Data are found under exactly these dimensions only.
    public var dimensions: [Dimension]?

    /// A metric of all its parts.
    public init(namespace: String, metricName: String, dimensions: [Dimension]) {
      self.namespace = namespace
      self.metricName = metricName
      self.dimensions = dimensions
    }
  }

  /// A part of an alarm on an expression, or of what `GetMetricData` is asked for.
  public struct MetricDataQuery: Sendable, Hashable, Codable {
    /// A letter in lower case, then letters, digits and `_`.
    public var id: String
    /// The metric with period and statistic; nil for an expression.
    public var metricStat: MetricStat?
  }

  /// A metric with what is reckoned of it.
  public struct MetricStat: Sendable, Hashable, Codable {
    /// The metric.
    public var metric: Metric
    /// Seconds, a multiple of 60; of 3,600 for data of more than 63 days ago.
    public var period: Int
    /// Such as `Sum`.
    public var stat: String
  }

  /// The sum of a metric in a stretch of time, day by day.
  public struct DailySums: Sendable, Hashable {
    /// Sums by the beginning of each day (seconds since 1970, as CloudWatch cut them); a day
    /// without data has none.
    public var byDay: [Double: Double]
    /// Whether CloudWatch says that these are all the data there are.
    public var isComplete: Bool

    /// The sum of all days.
    public var total: Double { byDay.values.reduce(0, +) }
  }

  /// The sums of metrics for each day of a stretch of time, in seconds since 1970
  /// (`GetMetricData`), in the order of the metrics.
  ///
  /// Up to 500 metrics go into a call, fewer where the stretch is long: a call gives 100,800 data.
  /// Sums are kept for 455 days.
  public func dailySums(
    of metrics: [Metric], from start: Double, to end: Double
  ) async throws(ServiceError) -> [DailySums] {
    let days = max(1, Int((end - start) / Self.day) + 2)
    let batch = max(1, min(500, 100_800 / days))
    var sums: [DailySums] = []
    while sums.count < metrics.count {
      let part = metrics[sums.count..<min(sums.count + batch, metrics.count)]
      sums += try await sumsOfBatch(Array(part), from: start, to: end)
    }
    return sums
  }

  private static let day = 86_400.0

  private func sumsOfBatch(
    _ metrics: [Metric], from start: Double, to end: Double
  ) async throws(ServiceError) -> [DailySums] {
    struct Input: Encodable {
      var metricDataQueries: [MetricDataQuery]
      var startTime: Double
      var endTime: Double
      var nextToken: String?
    }
    struct Output: Decodable {
      struct Result: Decodable {
        var id: String
        var timestamps: [Timestamp]?
        var values: [Double]?
        var statusCode: String?
      }
      var metricDataResults: [Result]?
      var nextToken: String?
    }
    let queries = metrics.enumerated().map { index, metric in
      MetricDataQuery(
        id: "q\(index)", metricStat: MetricStat(metric: metric, period: Int(Self.day), stat: "Sum"))
    }
    var byDay = [[Double: Double]](repeating: [:], count: metrics.count)
    var last = [String?](repeating: nil, count: metrics.count)
    var token: String?
    repeat {
      let page: Output = try await client.json(
        .cloudWatch, "GetMetricData", .read,
        input: Input(
          metricDataQueries: queries, startTime: start, endTime: end, nextToken: token))
      for result in page.metricDataResults ?? [] {
        guard let index = Int(result.id.dropFirst()), metrics.indices.contains(index) else {
          continue
        }
        for (moment, value) in zip(result.timestamps ?? [], result.values ?? []) {
          byDay[index][moment.seconds, default: 0] += value
        }
        // `PartialData` on one page is made whole by the next one.
        last[index] = result.statusCode
      }
      token = page.nextToken
    } while token != nil
    return zip(byDay, last).map { DailySums(byDay: $0, isComplete: $1 == "Complete") }
  }
}
