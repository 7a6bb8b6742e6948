extension Alarm {
  /// The alarms that a stage should have if nobody has thought about them: `alarms: recommended`.
  ///
  /// Each wakes somebody only for what lasts, or for what is wrong however short it was.
  static func recommended(
    for application: Application, actions: Actions, location: Location
  ) -> [Alarm] {
    let alarms =
      (application.api.map(recommended) ?? []) + application.functions.flatMap(recommended)
    return alarms.map { alarm in
      var alarm = alarm
      alarm.actions = actions
      alarm.location = location
      return alarm
    }
  }

  private static func recommended(for api: API) -> [Alarm] {
    let waits = api.routes.map { $0.timeout ?? RouteLint.defaultTimeout }
    let longest = waits.max() ?? RouteLint.defaultTimeout
    return [
      Alarm(
        name: "api-5xx", subject: .stage, metric: "5XXError", statistic: "Average",
        period: .seconds(60), periods: 5, datapoints: 3, comparison: .above, threshold: 0.05,
        description: "More than 5% of the requests fail on our side, in 3 of 5 minutes."),
      Alarm(
        name: "api-4xx", subject: .stage, metric: "4XXError", statistic: "Average", periods: 3,
        comparison: .above, threshold: 0.5,
        description: "More than half of the requests are turned away, for 15 minutes."),
      Alarm(
        name: "api-latency", subject: .stage, metric: "Latency", statistic: "p99", periods: 3,
        comparison: .above, threshold: longest.mostOfIt,
        description: "1% of the requests take more than 80% of the longest timeout of a route,"
          + " for 15 minutes."),
    ]
  }

  private static func recommended(for function: Function) -> [Alarm] {
    [
      Alarm(
        name: "\(function.name)-errors", subject: .function(function.name), metric: "Errors",
        statistic: "Sum", comparison: .atLeast, threshold: 5,
        description: "\(function.name) fails 5 times or more in 5 minutes."),
      Alarm(
        name: "\(function.name)-throttles", subject: .function(function.name),
        metric: "Throttles", statistic: "Sum", comparison: .above, threshold: 0,
        description: "\(function.name) is called more often at once than it may run."),
      Alarm(
        name: "\(function.name)-duration", subject: .function(function.name),
        metric: "Duration", statistic: "p99", periods: 3, comparison: .above,
        threshold: function.timeout.mostOfIt,
        description: "1% of the runs of \(function.name) take more than 80% of its timeout, for 15"
          + " minutes."),
    ]
  }
}

extension Duration {
  /// 80%, in milliseconds.
  fileprivate var mostOfIt: Double { Double(milliseconds * 4 / 5) }
}
