/// The clock, the waiting and the chance that a client uses, handed in so that tests own them.
public struct TimeSource: Sendable {
  /// Seconds since 1970 in UTC.
  public var now: @Sendable () -> Double
  /// Waits for a duration; ends early with an error when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 to 1, another each time.
  public var random: @Sendable () -> Double

  /// A time source of all its parts.
  public init(
    now: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }
}
