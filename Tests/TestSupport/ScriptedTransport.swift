public import HTTP
public import HTTPTypes
import Primitives

/// A transport that answers as a test tells it to, and remembers what it was sent.
public final class ScriptedTransport: Transport {
  /// What comes back for one request.
  public enum Outcome: Sendable {
    case response(Response)
    case failure(TransportError)

    /// An answer with a text as its body.
    public static func text(
      _ body: String, status: Int = 200, fields: HTTPFields = [:]
    ) -> Outcome {
      .response(
        Response(
          head: HTTPResponse(status: .init(code: status), headerFields: fields),
          body: Array(body.utf8)))
    }
  }

  private let answer: @Sendable (Request, Int) -> Outcome
  private let requests = Locked<[Request]>([])

  /// A transport that computes each outcome from the request and its number, counted from 0.
  public init(_ answer: @escaping @Sendable (Request, Int) -> Outcome) {
    self.answer = answer
  }

  /// A transport with one outcome for each request, in this order; a request too many fails.
  public convenience init(_ outcomes: [Outcome]) {
    self.init { _, number in
      number < outcomes.count
        ? outcomes[number]
        : .failure(
          TransportError(
            .invalidRequest, delivery: .notSent,
            detail: "the test has an outcome for \(outcomes.count) requests only"))
    }
  }

  /// Every request so far, in the order of their sending.
  public var sent: [Request] { requests.withLock { $0 } }

  /// Answers as the test said.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    let number = requests.withLock { sent in
      sent.append(request)
      return sent.count - 1
    }
    switch answer(request, number) {
    case .response(let response): return response
    case .failure(let error): throw error
    }
  }
}
