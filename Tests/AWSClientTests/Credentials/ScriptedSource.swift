import Primitives
import SigV4

@testable import AWSClient

/// A source of numbered keys, with the clock that they are held against.
final class ScriptedSource: CredentialSource {
  /// What comes back for one asking.
  enum Outcome: Sendable {
    /// Keys that live so many seconds; nil for ever.
    case keys(seconds: Double?)
    case failure
    /// Keys of an hour, once the test opens the gate.
    case keysBehindGate
  }

  let name = "scripted"
  private let outcomes: [Outcome]
  private let asked = Counter()
  private let gate = Counter()
  private let clock = Locked(0.0)

  init(_ outcomes: Outcome...) { self.outcomes = outcomes }

  var time: TimeSource {
    TimeSource(now: { self.clock.withLock { $0 } }, sleep: { _ in }, random: { 0.5 })
  }

  /// How often it was asked.
  var count: Int { asked.value }

  func advance(seconds: Double) { clock.withLock { $0 += seconds } }
  func openGate() { gate.increment() }
  func waitUntilAsked(times: Int) async { await asked.wait(for: times) }

  func issue() async throws(CredentialError) -> IssuedCredentials {
    let number = asked.increment()
    let outcome = number <= outcomes.count ? outcomes[number - 1] : .failure
    switch outcome {
    case .keys(let seconds):
      return keys(number, seconds: seconds)
    case .keysBehindGate:
      await gate.wait(for: 1)
      return keys(number, seconds: 3600)
    case .failure:
      throw CredentialError(name, "no keys at the asking \(number)")
    }
  }

  private func keys(_ number: Int, seconds: Double?) -> IssuedCredentials {
    IssuedCredentials(
      keys: Credentials(accessKeyID: "KEY\(number)", secretAccessKey: Secret("hush")),
      expiration: seconds.map { time.now() + $0 })
  }
}

/// A number that only grows, and that can be waited for.
private final class Counter: Sendable {
  private struct State {
    var value = 0
    var waiting: [(target: Int, continuation: CheckedContinuation<Void, Never>)] = []

    mutating func resumeWaiting() {
      let reached = waiting.filter { $0.target <= value }
      waiting.removeAll { $0.target <= value }
      for waiter in reached { waiter.continuation.resume() }
    }
  }

  private let state = Locked(State())

  var value: Int { state.withLock { $0.value } }

  @discardableResult
  func increment() -> Int {
    state.withLock { state in
      state.value += 1
      state.resumeWaiting()
      return state.value
    }
  }

  func wait(for target: Int) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        state.waiting.append((target, continuation))
        state.resumeWaiting()
      }
    }
  }
}
