internal import Primitives

/// `GetMetricData`: sums of what was measured, by periods that begin at their multiples.
enum MetricData {
  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "MetricDataQueries", "StartTime", "EndTime", "NextToken", "ScanBy", "MaxDatapoints")
    let queries = try (body.array("MetricDataQueries") ?? []).map { json throws(Fault) in
      try MetricQuery(json)
    }
    guard 1...500 ~= queries.count else {
      throw .CloudWatch.invalid("The collection MetricDataQueries must have 1 to 500 members.")
    }
    guard Set(queries.map(\.id)).count == queries.count else {
      throw .CloudWatch.invalid("The values for parameter id are not unique.")
    }
    guard let start = try body.integer("StartTime") else { throw .missing("StartTime") }
    guard let end = try body.integer("EndTime") else { throw .missing("EndTime") }
    guard start < end else {
      throw .CloudWatch.invalid("The parameter StartTime must be less than the parameter EndTime.")
    }
    guard
      let page = Page(
        queries.sorted { $0.id < $1.id }, after: try body.string("NextToken"),
        limit: account.settings.metricsInPage, key: \.id)
    else { throw .CloudWatch.invalid("The next token is not valid.") }
    let results = try page.items.map { query throws(Fault) in
      try query.check(start: start, now: account.seconds(at: account.now))
      return query.result(account.metrics[query.metric] ?? [], from: start, to: end)
    }
    return .ok(
      .record([
        "MetricDataResults": .array(results), "Messages": [],
        "NextToken": page.next.map(JSON.string),
      ]))
  }
}

/// A metric that is asked for.
private struct MetricQuery {
  let id: String
  let metric: Metric
  let period: Int

  init(_ json: JSON) throws(Fault) {
    let body = try Members(json, known: ["Id", "MetricStat", "Label", "ReturnData"])
    id = try body.required("Id")
    guard id.wholeMatch(of: /[a-z][a-zA-Z0-9_]{0,254}/) != nil else {
      throw .CloudWatch.value(id, of: "Id")
    }
    guard let statistics = try body.structure("MetricStat", "Metric", "Period", "Stat", "Unit")
    else { throw .missing("MetricStat") }
    guard let metric = try statistics.structure("Metric", "Namespace", "MetricName", "Dimensions")
    else { throw .missing("Metric") }
    var dimensions: [String: String] = [:]
    for json in try metric.array("Dimensions") ?? [] {
      let dimension = try Members(json, known: ["Name", "Value"])
      dimensions[try dimension.required("Name")] = try dimension.required("Value")
    }
    self.metric = Metric(
      namespace: try metric.required("Namespace"), name: try metric.required("MetricName"),
      dimensions: dimensions)
    guard let period = try statistics.integer("Period") else { throw .missing("Period") }
    self.period = period
    let statistic = try statistics.required("Stat")
    guard statistic == "Sum" else { throw .notModelled("The statistic \(statistic)") }
  }

  /// How fine the data of a time still are decides which periods can be asked for.
  func check(start: Int, now: Int) throws(Fault) {
    let day = 86_400
    let unit =
      switch now - start {
      case ..<(15 * day): 60
      case ..<(63 * day): 300
      default: 3600
      }
    guard period > 0, period.isMultiple(of: unit) else {
      throw .CloudWatch.value("\(period)", of: "Period")
    }
  }

  func result(_ data: [Datum], from start: Int, to end: Int) -> JSON {
    var sums: [Int: Double] = [:]
    for datum in data where start <= datum.time && datum.time < end {
      sums[datum.time / period * period, default: 0] += datum.value
    }
    // The newest first, as CloudWatch does unless told.
    let sorted = sums.sorted { $0.key > $1.key }
    return [
      "Id": .string(id), "Label": .string(metric.name), "StatusCode": "Complete",
      "Timestamps": .array(sorted.map { .int($0.key) }),
      "Values": .array(sorted.map { .number($0.value) }),
    ]
  }
}
