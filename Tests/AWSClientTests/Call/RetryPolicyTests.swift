import HTTP
import HTTPTypes
import Testing

@testable import AWSClient

@Suite("The retry policy")
struct RetryPolicyTests {
  /// A failure of a call, and what it means for the next attempt.
  struct Case: Sendable, CustomTestStringConvertible {
    var service = Service.lambda
    var effects: [Call.Effect] = [.read, .write, .writeOnce]
    var cause: ServiceError.Cause
    var verdict: RetryPolicy.Verdict

    var testDescription: String { "\(service.name) \(effects) \(cause): \(verdict)" }
  }

  private static func lost(
    _ kind: TransportError.Kind, _ delivery: TransportError.Delivery
  ) -> ServiceError.Cause {
    .unanswered(TransportError(kind, delivery: delivery, detail: ""))
  }

  private static func refused(
    _ status: Int, _ code: ErrorCode, _ message: String = ""
  ) -> ServiceError.Cause {
    .refused(status: status, code: code, message: message)
  }

  private static let unanswered: [Case] =
    [
      .nameNotResolved, .connectionFailed, .proxyFailed, .connectionLost, .timedOut,
    ].flatMap { kind in
      [
        Case(cause: lost(kind, .notSent), verdict: .transient),
        Case(effects: [.read, .write], cause: lost(kind, .maybeSent), verdict: .transient),
        Case(effects: [.writeOnce], cause: lost(kind, .maybeSent), verdict: .final),
      ]
    }
    + [.tlsFailed, .cancelled, .invalidRequest, .invalidResponse].flatMap { kind in
      [
        Case(cause: lost(kind, .notSent), verdict: .final),
        Case(cause: lost(kind, .maybeSent), verdict: .final),
      ]
    }

  private static let throttled: [Case] =
    [
      Case(cause: refused(429, "429"), verdict: .throttled(retryAfter: .seconds(3))),
      Case(
        cause: refused(429, "LimitExceededException"),
        verdict: .throttled(retryAfter: .seconds(3))),
    ]
    + ["Throttling", "ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded"]
    .map { code in
      Case(
        cause: refused(400, ErrorCode(rawValue: code)),
        verdict: .throttled(retryAfter: .seconds(3)))
    }

  private static let limited: [Case] = [
    Case(
      service: .apiGateway, cause: refused(429, "LimitExceededException"),
      verdict: .limited(retryAfter: .seconds(3))),
    Case(
      service: .logs, cause: refused(400, "LimitExceededException"),
      verdict: .limited(retryAfter: .seconds(3))),
    Case(service: .iam, cause: refused(409, "LimitExceeded"), verdict: .final),
  ]

  private static let answered: [Case] =
    [500, 502, 503, 504].flatMap { status in
      [
        Case(
          effects: [.read, .write], cause: refused(status, "InternalFailure"),
          verdict: .transient),
        Case(effects: [.writeOnce], cause: refused(status, "InternalFailure"), verdict: .final),
      ]
    }
    + [400, 401, 403, 404, 409, 413, 501].map { status in
      Case(cause: refused(status, "ValidationException"), verdict: .final)
    }
    + [
      Case(
        effects: [.read, .write], cause: refused(400, "RequestTimeout"), verdict: .transient),
      Case(effects: [.writeOnce], cause: refused(400, "RequestTimeout"), verdict: .final),
    ]

  private static let settling: [Case] = [
    Case(
      cause: refused(
        400, "InvalidParameterValueException",
        "The role defined for the function cannot be assumed by Lambda."),
      verdict: .settling),
    Case(
      cause: refused(
        409, "ResourceConflictException",
        "The operation cannot be performed at this time. An update is in progress for resource: "
          + "arn:aws:lambda:eu-central-1:123456789012:function:hello"),
      verdict: .settling),
    Case(
      cause: refused(
        400, "InvalidParameterValueException", "Unzipped size must be smaller than 262144000"),
      verdict: .final),
    Case(
      cause: refused(
        409, "ConflictException",
        "Unable to complete operation due to concurrent modification. Please try again later."),
      verdict: .final),
  ]

  private static let ours: [Case] = [
    Case(cause: .unreadable("JSON"), verdict: .final),
    Case(cause: .unwritable("The body cannot be read"), verdict: .final),
    Case(cause: .credentials(CredentialError(attempts: [])), verdict: .final),
  ]

  @Test(
    "A failure is judged by transport and status first, and by its code second",
    arguments: unanswered + throttled + limited + answered + settling + ours)
  func verdicts(_ expected: Case) {
    for effect in expected.effects {
      let call = Call(
        expected.service, "UpdateFunctionCode", effect, method: .put, path: "/",
        settling: [.newRole, .updateInProgress])
      let error = ServiceError(
        operation: "UpdateFunctionCode", cause: expected.cause, effect: effect,
        requestID: nil, attempts: 1)
      let verdict = RetryPolicy.verdict(on: error, of: call, retryAfter: .seconds(3))
      #expect(verdict == expected.verdict, "\(effect)")
    }
  }

  /// The wait after an attempt with a jitter of 0 and of 1.
  struct Wait: Sendable, CustomTestStringConvertible {
    var verdict: RetryPolicy.Verdict
    var attempt: Int
    var least: Duration?
    var most: Duration?

    var testDescription: String { "\(verdict), attempt \(attempt)" }
  }

  private static let waits = [
    Wait(verdict: .final, attempt: 1, least: nil, most: nil),
    Wait(verdict: .transient, attempt: 1, least: .zero, most: .milliseconds(50)),
    Wait(verdict: .transient, attempt: 2, least: .zero, most: .milliseconds(100)),
    Wait(verdict: .transient, attempt: 3, least: nil, most: nil),
    Wait(verdict: .throttled(retryAfter: nil), attempt: 1, least: .zero, most: .seconds(1)),
    Wait(verdict: .throttled(retryAfter: nil), attempt: 5, least: .zero, most: .seconds(16)),
    Wait(verdict: .throttled(retryAfter: nil), attempt: 9, least: .zero, most: .seconds(20)),
    Wait(verdict: .throttled(retryAfter: nil), attempt: 10, least: nil, most: nil),
    Wait(
      verdict: .throttled(retryAfter: .seconds(7)), attempt: 1, least: .seconds(7),
      most: .seconds(7)),
    Wait(
      verdict: .throttled(retryAfter: .seconds(7)), attempt: 5, least: .seconds(7),
      most: .seconds(16)),
    Wait(
      verdict: .throttled(retryAfter: .seconds(3600)), attempt: 1, least: .seconds(30),
      most: .seconds(31)),
    Wait(
      verdict: .throttled(retryAfter: .seconds(-5)), attempt: 1, least: .zero, most: .seconds(1)),
    Wait(verdict: .limited(retryAfter: nil), attempt: 1, least: .zero, most: .seconds(1)),
    Wait(
      verdict: .limited(retryAfter: .seconds(7)), attempt: 2, least: .seconds(7),
      most: .seconds(7)),
    Wait(verdict: .limited(retryAfter: .seconds(7)), attempt: 3, least: nil, most: nil),
    Wait(verdict: .settling, attempt: 1, least: .milliseconds(125), most: .milliseconds(250)),
    Wait(verdict: .settling, attempt: 4, least: .seconds(1), most: .seconds(2)),
    Wait(verdict: .settling, attempt: 1000, least: .seconds(1), most: .seconds(2)),
  ]

  @Test("The wait is drawn between bounds that grow to a cap", arguments: waits)
  func delays(_ wait: Wait) {
    func delay(_ jitter: Double) -> Duration? {
      RetryPolicy().delay(
        after: wait.verdict, attempt: wait.attempt, waited: .seconds(1), jitter: jitter)
    }
    #expect(isNear(delay(0), wait.least))
    #expect(isNear(delay(1), wait.most))
  }

  @Test("AWS_MAX_ATTEMPTS bounds throttled attempts as well, but not settling")
  func attempts() {
    let policy = RetryPolicy(attempts: 5)
    func retries(_ verdict: RetryPolicy.Verdict) -> [Int] {
      (1...12).filter {
        policy.delay(after: verdict, attempt: $0, waited: .zero, jitter: 1) != nil
      }
    }
    #expect(retries(.transient) == [1, 2, 3, 4])
    #expect(retries(.throttled(retryAfter: nil)) == [1, 2, 3, 4])
    #expect(retries(.limited(retryAfter: nil)) == [1, 2, 3, 4])
    #expect(retries(.settling) == Array(1...12))
  }

  @Test("Settling is bounded by the time that was waited")
  func settlingLimit() {
    let policy = RetryPolicy()
    func delay(waited: Duration) -> Duration? {
      policy.delay(after: .settling, attempt: 3, waited: waited, jitter: 1)
    }
    #expect(delay(waited: .seconds(119)) != nil)
    #expect(delay(waited: .seconds(120)) == nil)
  }

  /// Durations made from floating point differ in their last attoseconds.
  private func isNear(_ left: Duration?, _ right: Duration?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left - right < .microseconds(1) && right - left < .microseconds(1)
  }
}
