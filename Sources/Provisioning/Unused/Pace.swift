import AWSClient
import Primitives

/// Spaces calls as a quota of AWS wants them: a few at once, then one in a while.
final class Pace: Sendable {
  private let interval: Double
  private let burst: Int
  private let time: TimeSource
  /// When the allowance would be whole again, in seconds since 1970.
  private let filled = Locked(0.0)

  /// A pace of one call in an interval, of which some may be saved up.
  init(every interval: Duration, burst: Int = 1, _ time: TimeSource) {
    self.interval = interval / .seconds(1)
    self.burst = burst
    self.time = time
  }

  /// Waits for the next call's turn.
  func turn() async throws {
    let delay = reserve()
    if delay > .zero { try await time.sleep(delay) }
  }

  /// Waits until it is the next call's turn, without taking it, and looks every second whether the
  /// user wishes to stop; false if they do.
  func isDue(unless interruption: Interruption) async -> Bool {
    while !interruption.isRequested {
      let delay = delay()
      guard delay > .zero else { return true }
      do { try await time.sleep(min(delay, .seconds(1))) } catch { return false }
    }
    return false
  }

  /// How long it is until the next call's turn.
  func delay() -> Duration {
    let now = time.now()
    return filled.withLock { filled in
      .seconds(max(0, max(filled, now) - now - Double(burst - 1) * interval))
    }
  }

  /// Takes the next turn, and says how long it is until then.
  @discardableResult
  func reserve() -> Duration {
    let now = time.now()
    return filled.withLock { filled in
      let start = max(filled, now)
      filled = start + interval
      return .seconds(max(0, start - now - Double(burst - 1) * interval))
    }
  }
}

extension Pace {
  /// All of API Gateway's operations together: ten a second, forty saved up.
  ///
  /// Source, as of deleting and updating: API Gateway's page of control plane quotas, per account and region.
  static func gateway(_ time: TimeSource) -> Pace {
    Pace(every: .milliseconds(100), burst: 40, time)
  }

  /// Lambda's operations together, but for calls of functions: fifteen a second.
  ///
  /// Source: Lambda's page of quotas.
  static func lambda(_ time: TimeSource) -> Pace {
    Pace(every: .seconds(1) / 15, burst: 15, time)
  }

  /// `DeleteRestApi`: one in 30 s.
  static func deletingRestAPIs(_ time: TimeSource) -> Pace {
    Pace(every: deletingRestAPI + margin, time)
  }

  /// `UpdateUsagePlan`: one in 20 s.
  static func updatingUsagePlans(_ time: TimeSource) -> Pace {
    Pace(every: updatingUsagePlan + margin, time)
  }

  static let deletingRestAPI = Duration.seconds(30)
  static let updatingUsagePlan = Duration.seconds(20)
  /// What a call may take longer on its way to AWS than the next one.
  private static let margin = Duration.milliseconds(500)
}
