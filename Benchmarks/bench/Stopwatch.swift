/// Measures how often something can be done.
enum Stopwatch {
  /// How many times a second `body` runs, from as many runs as fit into some milliseconds.
  @inline(__always)
  static func timesPerSecond(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let runsAtOnce = 1000
    var runs = 0
    let start = clock.now
    var elapsed = Duration.zero
    while elapsed < .milliseconds(20) {
      for _ in 0..<runsAtOnce { body() }
      runs += runsAtOnce
      elapsed = clock.now - start
    }
    return Double(runs) / (elapsed / .seconds(1))
  }
}
