public import HTTP
internal import HTTPTypes
internal import Primitives

/// AWS in memory behind a `Transport`: one account in one region, as strict as AWS itself.
///
/// It reads raw requests and answers raw JSON or XML, so a misspelt key shows. It is deterministic:
/// ids come from a seed and time from a clock that only its owner advances, so the same calls give
/// the same answers. A request that fails changes nothing. Signatures are not checked, but that
/// there is one, and its scope, is.
public final class Cloud: Transport {
  private let account: Locked<Account>

  /// An account in which nothing was made yet.
  public init(_ settings: Settings = Settings()) {
    account = Locked(Account(settings))
  }

  /// How much time has passed since the start, by the cloud's own clock.
  public var now: Duration {
    account.withLock { $0.now }
  }

  /// Lets time pass: roles become assumable and functions that are being updated settle.
  public func advance(by duration: Duration) {
    account.withLock { $0.now += duration }
  }

  /// Answers at once, whatever the host.
  ///
  /// - Throws: `TransportError` if the task is cancelled or the body cannot be read.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    guard !Task.isCancelled else {
      throw TransportError(.cancelled, delivery: .notSent, detail: "the task was cancelled")
    }
    let body: [UInt8]
    do {
      body = try request.body.collected()
    } catch {
      throw TransportError(.invalidRequest, delivery: .notSent, detail: "the body cannot be read")
    }
    let head = request.head
    return account.withLock { $0.answer(head, body) }
  }

  /// Changes the account past all operations, for what is made elsewhere in AWS.
  func change<Result: Sendable>(_ body: (inout Account) -> Result) -> Result {
    account.withLock { body(&$0) }
  }

  /// Runs `body` with the account as it stands now.
  func read<Result: Sendable>(_ body: (Account) -> Result) -> Result {
    account.withLock { body($0) }
  }
}
