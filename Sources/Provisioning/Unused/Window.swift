/// The stretch of time in which calls are looked for.
public struct Window: Sendable, Hashable {
  /// How many days, 1 to 455: so long CloudWatch keeps its data.
  public let days: Int
  /// Where it begins, in seconds since 1970: the beginning of a day, so that it is a little longer
  /// than its days rather than shorter.
  public let start: Double
  /// Where it ends: the whole second after now, so that a call of this second is in it.
  public let end: Double

  /// The longest one; source: CloudWatch's page on the retention of metrics.
  public static let longest = 455

  /// The last days up to a moment.
  public init(days: Int, endingAt end: Double) {
    self.days = days
    self.end = end.rounded(.down) + 1
    start = ((end - Double(days) * Self.day) / Self.day).rounded(.down) * Self.day
  }

  static let day = 86_400.0
}
