import FoundationEssentials

/// A moment as it is printed, in UTC.
struct Moment {
  /// Seconds since 1970.
  let seconds: Double

  /// Such as `2026-01-02T03:04:05Z`.
  var text: String { Date(timeIntervalSince1970: seconds.rounded()).formatted(.iso8601) }

  /// Such as `2026-01-02`.
  var day: String { String(text.prefix(10)) }

  /// Whole days between two moments.
  static func days(from start: Double, to end: Double) -> Int { Int((end - start) / 86_400) }
}
