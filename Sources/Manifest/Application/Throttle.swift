/// How many requests API Gateway lets through before it answers 429, by its token bucket.
public struct Throttle: Sendable, Hashable {
  /// Requests a second in the long run, 0 or more.
  public var rate: Double
  /// Requests at once, 0 or more.
  public var burst: Int

  /// Limits of all their parts.
  ///
  /// - Parameters:
  ///   - rate: Requests a second.
  ///   - burst: Requests at once; nil for as many as come in a second.
  public init(rate: Double, burst: Int? = nil) {
    self.rate = rate
    self.burst = burst ?? Int(rate.rounded(.up))
  }
}

/// How many requests a key may make in a period.
public struct RequestQuota: Sendable, Equatable {
  /// Requests in a period.
  public var limit: Int
  /// What the limit is for.
  public var period: Period
  /// The requests that are taken off the first period's limit, as API Gateway takes it: 0 for a
  /// day, 0 to 6 for a week, 0 to 27 for a month.
  public var offset: Int

  /// The periods of API Gateway; each begins at midnight in UTC.
  public enum Period: String, Sendable, CaseIterable {
    case day
    case week
    case month
  }

  /// A quota of all its parts.
  public init(limit: Int, period: Period, offset: Int = 0) {
    self.limit = limit
    self.period = period
    self.offset = offset
  }
}
