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
  /// The path, each label percent-encoded once; `/` for operations that have none of their own.
  public var path: String
  /// The bucket of S3 that it is about, which is a part of the address.
  public var bucket: String?
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
