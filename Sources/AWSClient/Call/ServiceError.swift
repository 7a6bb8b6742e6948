public import HTTP

/// The code of an error that a service answers; AWS adds to the set.
public struct ErrorCode: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The code as the service writes it, such as `ThrottlingException`, without namespace or URL.
  public var rawValue: String

  /// A code by its text; any text is one.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A code as it is written in the program's own text.
  public init(stringLiteral value: String) { rawValue = value }

  /// The codes that say that a thing is not there, of all services.
  static let notFound: Set<ErrorCode> = [
    "NotFoundException", "ResourceNotFoundException", "ResourceNotFound", "NoSuchEntity",
    "WAFNonexistentItemException", "ProvisionedConcurrencyConfigNotFoundException",
  ]

  /// The codes that say that the caller may not do this, of all services.
  static let denied: Set<ErrorCode> = [
    "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized",
  ]

  /// The codes by which a service asks for fewer calls.
  ///
  /// Source: the standard retry mode of AWS's SDKs.
  public static let throttling: Set<ErrorCode> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
    "TooManyRequestsException", "ProvisionedThroughputExceededException",
    "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
    "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete",
    "EC2ThrottledException",
  ]

  /// The codes of faults that pass, beside those that the status tells.
  static let transient: Set<ErrorCode> = [
    "RequestTimeout", "RequestTimeoutException", "IDPCommunicationError",
  ]
}

/// Why an operation of AWS did not succeed.
public struct ServiceError: Error, Sendable {
  /// What went wrong.
  public enum Cause: Sendable, Hashable {
    /// The service answered with an error: its HTTP status, code and message.
    case refused(status: Int, code: ErrorCode, message: String)
    /// There was no complete answer.
    case unanswered(TransportError)
    /// There was nothing to sign the request with.
    case credentials(CredentialError)
    /// The service answered with something that is not its own form; the text says what.
    case unreadable(String)
    /// The request could not be written; the text says why.
    case unwritable(String)
  }

  /// The service's name and the operation's, such as `lambda:CreateFunction`.
  public var operation: String
  /// What went wrong.
  public var cause: Cause
  /// What a second sending would do.
  public var effect: Call.Effect
  /// AWS's id of the last attempt, if it was answered.
  public var requestID: String?
  /// Where it was asked, such as `https://sts.us-east-1.amazonaws.com`, if it was.
  public var endpoint: String?
  /// How many times the request was sent.
  public var attempts: Int
  /// Where the bucket is that it was about, of refusals of S3 that tell it.
  public var bucketRegion: Region?
  /// Whether AWS may have done it in an attempt before the last one.
  public var followsLostAnswer = false

  /// An error of all its parts.
  public init(
    operation: String, cause: Cause, effect: Call.Effect, requestID: String?, attempts: Int
  ) {
    self.operation = operation
    self.cause = cause
    self.effect = effect
    self.requestID = requestID
    self.attempts = attempts
  }

  /// The code of a refusal; nil if it failed for another cause.
  public var code: ErrorCode? {
    guard case .refused(_, let code, _) = cause else { return nil }
    return code
  }

  /// The HTTP status of a refusal; nil if it failed for another cause.
  public var status: Int? {
    guard case .refused(let status, _, _) = cause else { return nil }
    return status
  }

  /// Whether the service says that the thing is not there.
  public var isNotFound: Bool { code.map(ErrorCode.notFound.contains) ?? false }

  /// Whether the caller may not do this, whatever else they may.
  public var isDenied: Bool { code.map(ErrorCode.denied.contains) ?? false }

  /// Whether the thing was changed since it had the revision that the call named.
  ///
  /// It may be this very call's change: an update whose answer was lost is refused so when it is
  /// repeated. Source: Lambda `PreconditionFailedException`, 412.
  public var isRevisionMismatch: Bool { code == "PreconditionFailedException" }

  /// Whether AWS may have done it although there is no answer that says so; never of a read.
  public var mayHaveBeenDone: Bool {
    guard effect != .read else { return false }
    if followsLostAnswer { return true }
    return switch cause {
    case .refused(let status, _, _): status >= 500
    case .unanswered(let error): error.delivery == .maybeSent
    case .unreadable: true
    case .credentials, .unwritable: false
    }
  }
}
