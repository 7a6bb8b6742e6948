/// What a number is of.
struct Metric: Hashable, Sendable {
  let namespace: String
  let name: String
  /// Values by the dimensions' names; data are found under exactly these only.
  let dimensions: [String: String]
}

/// A number that was measured.
struct Datum: Sendable {
  /// Seconds since 1970.
  let time: Int
  let value: Double
}

extension Cloud {
  /// Writes down that a REST API of a name was called through a stage, under all dimensions that API
  /// Gateway counts calls under, at a moment before now.
  public func noteCalls(_ count: Int, ofRESTAPI name: String, stage: String, ago: Duration) {
    note(count, "Count", [["ApiName": name], ["ApiName": name, "Stage": stage]], ago)
  }

  /// The same of an HTTP API, by its id.
  public func noteCalls(_ count: Int, ofHTTPAPI id: String, stage: String, ago: Duration) {
    note(count, "Count", [["ApiId": id], ["ApiId": id, "Stage": stage]], ago)
  }

  /// The same of the messages of a WebSocket API, by its id.
  public func noteMessages(_ count: Int, ofWebSocketAPI id: String, stage: String, ago: Duration) {
    note(count, "MessageCount", [["ApiId": id], ["ApiId": id, "Stage": stage]], ago)
  }

  private func note(
    _ count: Int, _ name: String, _ dimensions: [[String: String]], _ ago: Duration
  ) {
    change { account in
      let datum = Datum(time: account.seconds(at: account.now - ago), value: Double(count))
      for set in dimensions {
        let metric = Metric(namespace: "AWS/ApiGateway", name: name, dimensions: set)
        account.metrics[metric, default: []].append(datum)
      }
    }
  }
}
