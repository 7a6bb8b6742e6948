import HTTP
import HTTPTypes
import Primitives

/// A transport on which things go wrong at a call that is told beforehand.
final class FaultyTransport: Transport {
  /// What goes wrong.
  enum Fault: Sendable {
    /// The answer to one writing call is lost; AWS has acted on it.
    case lostAnswer(write: Int)
    /// The process is gone before a writing call, and sends nothing any more.
    case killedBefore(write: Int)
    /// The process is gone after a writing call, before it has its answer.
    case killedAfter(write: Int)
  }

  private struct State {
    var fault: Fault?
    var writes = 0
    var isDead = false
    var observer: (@Sendable (Request) -> Void)?
  }

  private let wrapped: any Transport
  private let state = Locked(State())

  init(_ wrapped: any Transport) { self.wrapped = wrapped }

  /// Counts writing calls anew, and lets something go wrong among them.
  func arm(_ fault: Fault?) { state.withLock { $0 = State(fault: fault) } }

  /// Looks at the world after each writing call.
  func observe(_ observer: (@Sendable (Request) -> Void)?) {
    state.withLock { $0.observer = observer }
  }

  /// How many writing calls there were.
  var writes: Int { state.withLock { $0.writes } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let isWrite = request.isWrite
    let (fault, number, isDead) = state.withLock { state in
      if isWrite { state.writes += 1 }
      return (state.fault, state.writes, state.isDead)
    }
    if isDead { throw Self.lost }
    guard isWrite else { return try await wrapped.send(request) }
    switch fault {
    case .killedBefore(number):
      state.withLock { $0.isDead = true }
      throw Self.lost
    case .killedAfter(number):
      state.withLock { $0.isDead = true }
      _ = try await wrapped.send(request)
      throw Self.lost
    case .lostAnswer(number):
      _ = try await wrapped.send(request)
      throw Self.lost
    default:
      let response = try await wrapped.send(request)
      state.withLock { $0.observer }?(request)
      return response
    }
  }

  private static let lost = TransportError(
    .connectionLost, delivery: .maybeSent, detail: "the test has cut the connection")
}

extension Request {
  /// Whether this changes something in AWS.
  var isWrite: Bool {
    if [.get, .head].contains(head.method) { return false }
    guard head.method == .post, head.path == "/" else { return true }
    let body = String(decoding: (try? body.collected()) ?? [], as: UTF8.self)
    let target = HTTPField.Name("x-amz-target").flatMap { head.headerFields[$0] } ?? ""
    let action = target.isEmpty ? body : target
    return !["=Get", "=List", ".Describe", ".Get", ".List"].contains { action.contains($0) }
  }
}
