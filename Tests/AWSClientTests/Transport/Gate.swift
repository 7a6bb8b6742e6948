import Dispatch
import Primitives

/// Holds threads back until a number of them has come; from then on it is open.
final class Gate: Sendable {
  private let missing: Locked<Int>
  private let opened = DispatchSemaphore(value: 0)

  init(count: Int) { missing = Locked(count) }

  func pass() {
    let missing = missing.withLock { missing in
      missing -= 1
      return missing
    }
    if missing > 0 { opened.wait() }
    // Lets the next one through, and so on.
    opened.signal()
  }
}
