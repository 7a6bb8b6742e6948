public import HTTP
import HTTPTypes
import Primitives
import SigV4

/// Speaks to AWS: addresses, signs, sends, judges and repeats calls.
///
/// The operations are in `APIGateway`, `Lambda`, `S3` and so on, each made from a client. An operation that fails throws the `ServiceError` of its last attempt.
public struct Client: Sendable {
  /// Where the services are.
  public let endpoints: Endpoints
  let time: TimeSource
  private let transport: any Transport
  private let credentials: (any CredentialProvider)?
  private let policy: RetryPolicy
  private let userAgent: String
  private let observer: (@Sendable (CallRecord) -> Void)?
  /// Whoever wants to know what is waited for.
  private var waits: (@Sendable (Waiting?) -> Void)?
  private let signer = Signer()
  private let quota = Locked(RetryQuota())
  private let counts = Locked(Tally())

  /// A client of all its parts.
  ///
  /// The credentials are asked for at each attempt; without any, requests are sent unsigned, which
  /// a few operations want that give credentials themselves. The user agent is what the client calls
  /// itself, such as `gwdeploy/1.0`. The observer is told of each sending when it is over.
  public init(
    transport: any Transport, credentials: (any CredentialProvider)?, endpoints: Endpoints,
    time: TimeSource, policy: RetryPolicy = RetryPolicy(), userAgent: String,
    observer: (@Sendable (CallRecord) -> Void)? = nil
  ) {
    self.transport = transport
    self.credentials = credentials
    self.endpoints = endpoints
    self.time = time
    self.policy = policy
    self.userAgent = userAgent
    self.observer = observer
  }

  /// What was called so far, by all copies of this client.
  public var tally: Tally { counts.withLock { $0 } }

  /// The same client, which tells what it waits for, and nil when it goes on.
  public func telling(_ waits: @escaping @Sendable (Waiting?) -> Void) -> Client {
    var client = self
    client.waits = waits
    return client
  }

  /// Waits, and tells what for; the waiting may end early with an error when the task is cancelled.
  func wait(_ duration: Duration, for waiting: Waiting) async throws {
    waits?(waiting)
    defer { waits?(nil) }
    try await time.sleep(duration)
  }

  /// The request loop, and the only place where a request is sent again.
  ///
  /// An attempt is addressed and signed anew each time, since a late one needs another date. The
  /// error that is thrown is the one of the last attempt.
  func send(_ call: Call) async throws(ServiceError) -> Response {
    counts.withLock { $0.count(call) }
    let invocation = invocationID()
    var attempt = 1
    var waited = Duration.zero
    var cost = 0
    var followsLostAnswer = false
    while true {
      var failure: ServiceError
      let retryAfter: Duration?
      switch await self.attempt(attempt, of: call, invocation: invocation) {
      case .success(let response):
        quota.withLock { $0.giveBack(cost) }
        return response
      case .failure(let failed):
        (failure, retryAfter) = (failed.error, failed.retryAfter)
        failure.followsLostAnswer = followsLostAnswer
      }
      let verdict = RetryPolicy.verdict(on: failure, of: call, retryAfter: retryAfter)
      counts.withLock { $0.count(verdict) }
      guard
        let delay = policy.delay(
          after: verdict, attempt: attempt, waited: waited, jitter: time.random())
      else { throw failure }
      cost = RetryQuota.cost(of: verdict)
      guard quota.withLock({ $0.take(cost) }) else { throw failure }
      do { try await wait(delay, for: Waiting(failure, of: call, verdict)) } catch { throw failure }
      followsLostAnswer = failure.mayHaveBeenDone
      waited += delay
      attempt += 1
      counts.withLock { $0.retries += 1 }
    }
  }

  private struct FailedAttempt: Error {
    var error: ServiceError
    var retryAfter: Duration?
  }

  private func attempt(
    _ number: Int, of call: Call, invocation: String
  ) async -> Result<Response, FailedAttempt> {
    var sent = number - 1
    func failed(_ cause: ServiceError.Cause, _ response: Response? = nil) -> FailedAttempt {
      var error = error(cause, call, requestID: response?.requestID, attempts: sent)
      error.bucketRegion = response?.head.headerFields[.amzBucketRegion].map(Region.init)
      return FailedAttempt(error: error, retryAfter: response?.retryAfter)
    }
    var request = addressed(call)
    request.head.headerFields[.amzInvocationID] = invocation
    request.head.headerFields[.amzRequest] = "attempt=\(number)"
    do {
      try await sign(&request, for: call)
    } catch let error as CredentialError {
      return .failure(failed(.credentials(error)))
    } catch {
      return .failure(failed(.unwritable("The body cannot be read: \(error)")))
    }
    sent = number
    let start = time.now()
    func note(_ response: Response?, _ failure: String?) {
      observer?(
        CallRecord(
          operation: "\(call.service.name):\(call.operation)", attempt: number,
          status: response?.head.status.code, failure: failure,
          duration: .seconds(time.now() - start)))
    }
    do throws(TransportError) {
      let response = try await transport.send(request)
      let refusal = call.service.wireProtocol.refusal(in: response)
      note(response, refusal?.code.rawValue)
      guard let (code, message) = refusal else { return .success(response) }
      return .failure(
        failed(
          .refused(status: response.head.status.code, code: code, message: message), response))
    } catch {
      note(nil, "\(error.kind)")
      return .failure(failed(.unanswered(error)))
    }
  }

  /// Why a call did not succeed.
  func error(
    _ cause: ServiceError.Cause, _ call: Call, requestID: String? = nil, attempts: Int
  ) -> ServiceError {
    var error = ServiceError(
      operation: "\(call.service.name):\(call.operation)", cause: cause, effect: call.effect,
      requestID: requestID, attempts: attempts)
    if attempts > 0 {
      let endpoint = endpoint(of: call)
      error.endpoint = "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.pathPrefix)"
    }
    return error
  }

  private func endpoint(of call: Call) -> Endpoint {
    call.bucket.map(endpoints.endpoint(ofBucket:)) ?? endpoints.endpoint(of: call.service)
  }

  private func addressed(_ call: Call) -> Request {
    let endpoint = endpoint(of: call)
    let path = endpoint.pathPrefix + call.path
    let query = PercentEncoding.query(call.query)
    var fields = call.fields
    fields[.userAgent] = userAgent
    return Request(
      head: HTTPRequest(
        method: call.method, scheme: endpoint.scheme, authority: endpoint.authority,
        path: (path.isEmpty ? "/" : path) + (query.isEmpty ? "" : "?\(query)"),
        headerFields: fields),
      body: call.body)
  }

  private func sign(_ request: inout Request, for call: Call) async throws {
    guard let credentials = try await self.credentials?.credentials() else { return }
    let scope = endpoints.endpoint(of: call.service)
    try signer.sign(
      &request, with: credentials, at: time.now(), region: scope.signingRegion,
      service: call.service)
  }

  /// An identifier that all attempts of a call share, in the form of a random UUID.
  private func invocationID() -> String {
    var digits = (0..<32).map { _ in
      String(Int(time.random() * 16) & 15, radix: 16)
    }
    digits[12] = "4"
    digits[16] = "8"
    for position in [20, 16, 12, 8] { digits.insert("-", at: position) }
    return digits.joined()
  }
}

extension Tally {
  fileprivate mutating func count(_ call: Call) {
    if call.effect == .read { reads += 1 } else { writes += 1 }
  }

  fileprivate mutating func count(_ verdict: RetryPolicy.Verdict) {
    if case .throttled = verdict { throttled += 1 }
  }
}

extension Response {
  /// AWS's id of the request, whatever the service calls it.
  var requestID: String? {
    head.headerFields[.amznRequestID] ?? head.headerFields[.amzRequestID]
  }

  /// How long the service asks to wait: `x-amz-retry-after` in milliseconds, `Retry-After` in
  /// seconds (API Gateway and Lambda send the latter).
  fileprivate var retryAfter: Duration? {
    if let milliseconds = head.headerFields[.amzRetryAfter].flatMap({ Int($0) }) {
      return .milliseconds(milliseconds)
    }
    return head.headerFields[.retryAfter].flatMap { Int($0) }.map { .seconds($0) }
  }
}

extension HTTPField.Name {
  fileprivate static let amzInvocationID = named("amz-sdk-invocation-id")
  fileprivate static let amzRequest = named("amz-sdk-request")
  fileprivate static let amznRequestID = named("x-amzn-requestid")
  fileprivate static let amzRequestID = named("x-amz-request-id")
  fileprivate static let amzRetryAfter = named("x-amz-retry-after")
}
