/// A refusal that passes: AWS needs a moment, and the same call succeeds after it.
public struct Settling: Sendable, Hashable {
  /// The error's code.
  let code: ErrorCode
  /// Parts of messages, one of which tells it from lasting refusals of the same code; empty if the
  /// code alone does.
  let messages: [String]

  private init(_ code: ErrorCode, _ messages: String...) {
    self.code = code
    self.messages = messages
  }

  /// A new role, or what it may do, is not known to Lambda for some seconds.
  ///
  /// Source: Lambda `CreateFunction`, `UpdateFunctionConfiguration`.
  public static let newRole = Settling(
    "InvalidParameterValueException", "cannot be assumed by Lambda",
    "The provided execution role does not have permissions",
    "KMS key is invalid for CreateGrant")

  /// A function takes one update at a time.
  ///
  /// Source: Lambda's troubleshooting page on function states.
  public static let updateInProgress = Settling(
    "ResourceConflictException", "update is in progress")

  /// A new function is not ready yet.
  public static let functionPending = Settling(
    "ResourceConflictException", "in the following state: Pending")

  /// Two writes to one policy met.
  public static let concurrentUpdate = Settling(
    "ResourceConflictException", "concurrent update operation")

  /// Two writes to one API met.
  ///
  /// Source: API Gateway `ConflictException`.
  public static let concurrentModification = Settling(
    "ConflictException", "concurrent modification")

  /// Two writes to one role met.
  ///
  /// Source: IAM `ConcurrentModificationException`, whose code is shorter than its name.
  public static let roleBeingModified = Settling("ConcurrentModification")

  /// A role was changed a moment ago and takes no other change yet.
  ///
  /// Source: IAM `EntityTemporarilyUnmodifiableException`, whose code is shorter than its name.
  public static let roleUnmodifiable = Settling("EntityTemporarilyUnmodifiable")

  /// Two writes to one log group met.
  ///
  /// Source: Logs `OperationAbortedException`.
  public static let operationAborted = Settling("OperationAbortedException")

  /// A new role, or what it may do, is not known to API Gateway for a while.
  ///
  /// Source: API Gateway `UpdateAccount`.
  public static let newLogRole = Settling(
    "BadRequestException", "The role ARN does not have required permissions",
    "could not successfully write to CloudWatch Logs")

  /// A stage is not known to WAF for a while after it was made.
  ///
  /// Source: WAF `WAFUnavailableEntityException`.
  public static let unavailableEntity = Settling("WAFUnavailableEntityException")

  func matches(_ code: ErrorCode, _ message: String) -> Bool {
    self.code == code && (messages.isEmpty || messages.contains { message.contains($0) })
  }
}
