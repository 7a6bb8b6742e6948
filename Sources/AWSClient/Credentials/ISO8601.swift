import FoundationEssentials

/// Moments as AWS writes them in text, such as `2026-01-01T00:00:00Z`.
enum ISO8601 {
  /// Seconds since 1970 in UTC, or nil if the text is no moment.
  static func seconds(of text: String) -> Double? {
    (try? Date(text, strategy: .iso8601))?.timeIntervalSince1970
  }

  /// The moment in whole seconds.
  static func text(of seconds: Double) -> String {
    Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}
