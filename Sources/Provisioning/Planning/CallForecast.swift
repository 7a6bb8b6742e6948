/// How long the changes of a plan take, as far as that can be foreseen.
///
/// The changes are given out as the applier gives them out, against a clock that nobody waits for:
/// each call waits for its quotas and takes a typical time, and what AWS needs to settle is added.
struct CallForecast {
  /// What one call takes, in seconds.
  private static let callTime = 0.15

  /// How long AWS usually needs until what was made can be built upon, in seconds.
  ///
  /// A new role cannot be assumed by Lambda for some seconds; a function is pending after it was
  /// made or changed. AWS promises no times: these are usual ones.
  private static let settlingTimes: [Operation: Double] = [
    "iam:CreateRole": 8, "lambda:CreateFunction": 2, "lambda:UpdateFunctionConfiguration": 1,
    "lambda:UpdateFunctionCode": 1,
  ]

  /// When the next call that a quota counts may come, if the calls came evenly: seconds.
  private var due = [Double](repeating: 0, count: CallQuota.all.count)

  /// A change under way, with the calls that it has yet to make.
  private struct Running {
    var change: Change
    var calls: ArraySlice<Operation>
    /// When it goes on.
    var time: Double
  }

  /// How long the changes take.
  static func duration(of changes: [Change]) -> Duration {
    var forecast = CallForecast()
    var queue = ChangeQueue(changes)
    var now = 0.0
    func ready() -> [Running] {
      queue.takeReady().map { Running(change: $0, calls: $0.writes[...], time: now) }
    }
    var running = ready()
    while let next = running.indices.min(by: { running[$0].time < running[$1].time }) {
      now = running[next].time
      if let call = running[next].calls.popFirst() {
        running[next].time =
          forecast.admit(call, at: now) + callTime + (settlingTimes[call] ?? 0)
      } else {
        queue.finish(running.remove(at: next).change)
        running += ready()
      }
    }
    return .seconds(now)
  }

  /// When a call that is wanted at a time may be made.
  private mutating func admit(_ operation: Operation, at wanted: Double) -> Double {
    let counting = CallQuota.all.indices.filter { CallQuota.all[$0].counts(operation) }
    let time = counting.reduce(wanted) { time, index in
      let quota = CallQuota.all[index]
      return max(time, due[index] - Double(quota.burst - 1) * quota.interval)
    }
    for index in counting { due[index] = max(due[index], time) + CallQuota.all[index].interval }
    return time
  }
}
