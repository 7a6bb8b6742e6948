internal import FoundationEssentials

extension Account {
  /// The wall-clock time of a moment on the cloud's clock, in seconds since 1970.
  func seconds(at moment: Duration) -> Int {
    settings.start + Int(moment.components.seconds)
  }

  /// The same in milliseconds.
  func milliseconds(at moment: Duration) -> Int {
    seconds(at: moment) * 1000 + Int(moment.components.attoseconds / 1_000_000_000_000_000)
  }

  /// `2026-01-02T03:04:05Z`, as IAM writes times.
  func iso8601(_ moment: Duration) -> String {
    Date(timeIntervalSince1970: Double(seconds(at: moment))).formatted(.iso8601)
  }

  /// `2026-01-02T03:04:05.000+0000`, as Lambda writes them.
  func lambdaTime(_ moment: Duration) -> String {
    let milliseconds = milliseconds(at: moment) % 1000
    let digits = String(milliseconds + 1000).dropFirst()
    return iso8601(moment).dropLast() + ".\(digits)+0000"
  }
}
