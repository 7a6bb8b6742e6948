public import HTTP
public import HTTPTypes

/// One operation of a service with its input, ready to be addressed, signed and sent.
public struct Call: Sendable {
  /// What a second sending would do.
  public enum Effect: Sendable, Hashable {
    /// It reads; it may be repeated at will.
    case read
    /// It writes; done twice it comes to the same.
    case write
    /// It makes something, or acts, each time: it is never repeated while the first may have been
    /// done.
    case writeOnce
  }

  /// The service that is called.
  public var service: Service
  /// The operation's name in the service's model, such as `CreateRestApi`.
  public var operation: String
  /// What a second sending would do.
  public var effect: Effect
  /// The HTTP method; `POST` for all operations that are not rest-json.
  public var method: HTTPRequest.Method
  /// The path, each label percent-encoded once; `/` for operations that are not rest-json.
  public var path: String
  /// The query's names and values, as they are before encoding.
  public var query: [(name: String, value: String)]
  /// Header fields that the protocol needs, such as `content-type` and `x-amz-target`.
  public var fields: HTTPFields
  /// The operation's input as JSON or as a form; empty if all of it is in path and query.
  public var body: Body
  /// States of AWS that end by themselves and that this call waits out.
  public var settling: [Settling]

  init(
    _ service: Service, _ operation: String, _ effect: Effect, method: HTTPRequest.Method,
    path: String, query: [(name: String, value: String)] = [], fields: HTTPFields = [:],
    body: Body = .empty, settling: [Settling] = []
  ) {
    self.service = service
    self.operation = operation
    self.effect = effect
    self.method = method
    self.path = path
    self.query = query
    self.fields = fields
    self.body = body
    self.settling = settling
  }
}

/// A refusal that passes: AWS needs a moment, and the same call succeeds after it.
public struct Settling: Sendable, Hashable {
  /// The error's code.
  let code: ErrorCode
  /// A part of the error's message that tells it from lasting refusals of the same code.
  let message: String

  /// A new role cannot be assumed for some seconds.
  ///
  /// Source: Lambda `CreateFunction`, `UpdateFunctionConfiguration`.
  public static let newRole = Settling(
    code: "InvalidParameterValueException", message: "cannot be assumed by Lambda")

  /// A function takes one update at a time.
  ///
  /// Source: Lambda's troubleshooting page on function states.
  public static let updateInProgress = Settling(
    code: "ResourceConflictException", message: "update is in progress")

  /// A new function is not ready yet.
  public static let functionPending = Settling(
    code: "ResourceConflictException", message: "in the following state: Pending")

  /// Two writes to one policy met.
  public static let concurrentUpdate = Settling(
    code: "ResourceConflictException", message: "concurrent update operation")

  /// Two writes to one API met.
  ///
  /// Source: API Gateway `ConflictException`.
  public static let concurrentModification = Settling(
    code: "ConflictException", message: "concurrent modification")

  func matches(_ code: ErrorCode, _ message: String) -> Bool {
    self.code == code && message.contains(self.message)
  }
}
