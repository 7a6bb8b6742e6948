import AWSClient

/// A count of calls that CloudWatch keeps: of all that bears a name, or of one stage of it.
struct CallCounter: Hashable, Sendable {
  let kind: DeployedAPI.Kind
  /// The name or id that calls are counted under.
  let owner: String
  /// The stage; nil for all of them, also those that are gone.
  let stage: String?

  init(_ api: DeployedAPI, stage: String? = nil) {
    kind = api.kind
    owner = api.metricsOwner
    self.stage = stage
  }

  /// The metrics that are counted together; a WebSocket API has no `Count`.
  ///
  /// Source: API Gateway's pages on metrics of REST, HTTP and WebSocket APIs.
  var metrics: [CloudWatch.Metric] {
    let key = kind == .rest ? "ApiName" : "ApiId"
    let dimensions =
      [CloudWatch.Dimension(name: key, value: owner)]
      + (stage.map { [CloudWatch.Dimension(name: "Stage", value: $0)] } ?? [])
    let names = kind == .websocket ? ["ConnectCount", "MessageCount"] : ["Count"]
    return names.map {
      CloudWatch.Metric(namespace: "AWS/ApiGateway", metricName: $0, dimensions: dimensions)
    }
  }
}

/// What CloudWatch says of a counter.
struct CallCount: Hashable, Sendable {
  /// How many calls there were.
  var requests: Int
  /// The beginning of the last day with a call, in seconds since 1970; nil for no call.
  var lastDay: Double?
  /// Whether CloudWatch says that this is all it has.
  var isComplete: Bool

  init(_ sums: [CloudWatch.DailySums]) {
    let total = sums.reduce(0) { $0 + $1.total }
    requests = Int(total.rounded(.up))
    lastDay = sums.flatMap(\.byDay).filter { $0.value > 0 }.map(\.key).max()
    isComplete = sums.allSatisfy(\.isComplete)
  }
}
