/// What stands behind a method for one request.
public struct RouteTarget: Sendable, Hashable {
  /// What answers.
  public enum Kind: Sendable, Hashable {
    /// A version of a function, which may be invoked.
    case function(InvokedFunction)
    /// Anything else, by the type of its integration, such as `MOCK` or `HTTP_PROXY`.
    case other(type: String)
  }

  /// The path as the API has it, such as `/users/{id}`.
  public var resourcePath: String
  /// What stands for the path's variables, decoded.
  public var pathParameters: [String: String]
  /// What answers.
  public var kind: Kind
  /// The version of a function that is asked before whether the caller may, which it may be.
  public var authorizer: InvokedFunction?
}

/// A version of a function that a method invokes.
public struct InvokedFunction: Sendable, Hashable {
  /// The function's name.
  public var name: String
  /// A number or `$LATEST`.
  public var version: String
  /// The ARN as the integration has it, with the stage's variables in it.
  public var arn: String
}

/// Why a request reaches nothing, with what AWS answers to it.
public enum RouteRefusal: Error, Sendable, Hashable {
  /// No method is deployed there.
  case noSuchRoute
  /// The integration names no function of this account and region.
  case unusableTarget(String)
  /// The function, or that version of it, does not exist.
  case noSuchFunction(String)
  /// The version is still `Pending`.
  case functionNotReady(String)
  /// The policy of that very version does not let this API invoke it.
  case notPermitted(String)

  /// The HTTP status of the answer.
  public var status: Int { self == .noSuchRoute ? 403 : 500 }

  /// The `message` in the answer's body.
  public var message: String {
    self == .noSuchRoute ? "Missing Authentication Token" : "Internal server error"
  }
}
