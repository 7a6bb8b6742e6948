import HTTP

/// Whether an attempt that failed is followed by another, and after how long.
///
/// The standard mode of AWS's SDKs (constants as of November 2026): full jitter, a base of 50 ms
/// for faults that pass and of 1 s for throttling, a cap of 20 s, and a quota of tokens shared by
/// all calls. Throttling is retried longer than the SDKs' three attempts, since the quotas of the
/// control plane are low and a deployment must not end at one; but API Gateway and Logs answer
/// `LimitExceededException` at quotas of things as well, which no waiting raises.
public struct RetryPolicy: Sendable {
  /// How many times a request is sent at most when faults that pass end it, or a limit that may
  /// be one of things; 3 unless told.
  public var attempts: Int
  /// How many times a request is sent at most when it is throttled; 10 unless told.
  public var throttledAttempts: Int
  /// How long a state of AWS that ends by itself is waited for: two minutes.
  public var settlingLimit: Duration

  /// The standard mode, or another number of attempts (`AWS_MAX_ATTEMPTS`) for both reasons.
  public init(attempts: Int? = nil) {
    self.attempts = attempts ?? 3
    throttledAttempts = attempts ?? 10
    settlingLimit = .seconds(120)
  }

  /// What an attempt that failed means for the next one.
  enum Verdict: Sendable, Hashable {
    /// Another attempt cannot help, or might do the thing twice.
    case final
    /// A fault that passes.
    case transient
    /// The service asks for fewer calls; `retryAfter` is its own hint.
    case throttled(retryAfter: Duration?)
    /// A limit is reached, of calls or of things, and the answer does not tell which.
    case limited(retryAfter: Duration?)
    /// The service needs a moment.
    case settling
  }

  /// Judges a failure: transport and status first, the error's code second.
  static func verdict(on error: ServiceError, of call: Call, retryAfter: Duration?) -> Verdict {
    switch error.cause {
    case .unanswered(let transport):
      switch transport.kind {
      case .cancelled, .tlsFailed, .invalidRequest, .invalidResponse: return .final
      default: return error.mayHaveBeenDone && call.effect == .writeOnce ? .final : .transient
      }
    case .refused(let status, let code, let message):
      if call.settling.contains(where: { $0.matches(code, message) }) { return .settling }
      if code == "LimitExceededException", [.apiGateway, .logs].contains(call.service) {
        return .limited(retryAfter: retryAfter)
      }
      if status == 429 || ErrorCode.throttling.contains(code) {
        return .throttled(retryAfter: retryAfter)
      }
      guard [500, 502, 503, 504].contains(status) || ErrorCode.transient.contains(code) else {
        return .final
      }
      return call.effect == .writeOnce ? .final : .transient
    case .unreadable, .credentials, .unwritable:
      return .final
    }
  }

  /// The wait before the next attempt, or nil if there is none.
  ///
  /// `attempt` is how many times the request was sent, from 1, `waited` how long the call has
  /// waited so far, and `jitter` a number from 0 to 1 that is drawn anew for each decision.
  func delay(
    after verdict: Verdict, attempt: Int, waited: Duration, jitter: Double
  ) -> Duration? {
    switch verdict {
    case .final:
      return nil
    case .transient:
      return attempt < attempts
        ? .seconds(jitter * Self.exponential(base: 0.05, attempt, cap: 20)) : nil
    case .throttled(let hint) where attempt < throttledAttempts,
      .limited(let hint) where attempt < attempts:
      let backoff = Duration.seconds(jitter * Self.exponential(base: 1, attempt, cap: 20))
      return min(max(backoff, hint ?? .zero), backoff + .seconds(30))
    case .throttled, .limited:
      return nil
    case .settling:
      guard waited < settlingLimit else { return nil }
      return .seconds((0.5 + jitter / 2) * Self.exponential(base: 0.25, attempt, cap: 2))
    }
  }

  private static func exponential(base: Double, _ attempt: Int, cap: Double) -> Double {
    min(base * Double(1 << min(attempt - 1, 16)), cap)
  }
}

/// The tokens that retries are paid with, so that a service in trouble is not flooded by all calls.
///
/// Source: the standard retry mode of AWS's SDKs (500 tokens, 14 for a retry, 5 when throttled).
struct RetryQuota: Sendable {
  private static let capacity = 500
  private var tokens = capacity

  static func cost(of verdict: RetryPolicy.Verdict) -> Int {
    switch verdict {
    case .final, .settling: 0
    case .transient: 14
    case .throttled, .limited: 5
    }
  }

  /// Takes the tokens for a retry; false if there are not enough.
  mutating func take(_ cost: Int) -> Bool {
    guard cost <= tokens else { return false }
    tokens -= cost
    return true
  }

  /// Gives back what the last retry cost, or one token after a first attempt that succeeded.
  mutating func giveBack(_ cost: Int) {
    tokens = min(tokens + max(cost, 1), Self.capacity)
  }
}
