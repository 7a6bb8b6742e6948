import AWSClient
import Primitives

/// A clock that only waiting moves, and that remembers how long it was asked to wait.
final class FakeTime: Sendable {
  /// 2015-08-30T12:36:00Z, the moment of AWS's signing examples.
  static let start = 1_440_938_160.0

  private let waits = Locked<[Duration]>([])
  private let jitter: Double
  private let limit: Int

  /// A clock with a constant for its random numbers, whose task is cancelled at a wait beyond the
  /// limit.
  init(jitter: Double = 1, waitsAtMost limit: Int = .max) {
    self.jitter = jitter
    self.limit = limit
  }

  var waited: [Duration] { waits.withLock { $0 } }

  var source: TimeSource {
    TimeSource(
      now: { Self.start + Double(self.waited.reduce(.zero, +).components.seconds) },
      sleep: { duration in
        let isCancelled = self.waits.withLock { waits in
          if waits.count == self.limit { return true }
          waits.append(duration)
          return false
        }
        if isCancelled { throw CancellationError() }
      },
      random: { self.jitter })
  }
}
