/// What answers a method on a path.
public struct Route: Sendable, Equatable {
  /// `GET`, `PUT`, `POST`, `DELETE`, `PATCH`, `OPTIONS`, `HEAD` or `ANY`.
  public var method: String
  /// The path, such as `/users/{id}` or `/files/{path+}`; `/` is the root.
  public var path: String
  /// What a request must be like to be passed on.
  public var request: Request
  /// What the request is passed to.
  public var integration: Integration
  /// Who may call it.
  public var authorization: Authorization
  /// How it is passed on, whatever answers.
  public var forwarding: Forwarding
  /// How long the integration may take; nil is AWS's default of 29 s.
  public var timeout: Duration?
  /// Where the manifest speaks of it.
  public var location: Location

  /// Who may call a route.
  public enum Authorization: Sendable, Hashable {
    /// Everybody.
    case none
    /// Who signs the call with credentials of AWS that may make it.
    case iam
    /// Whom an authorizer lets in, by its name; with scopes, a token that has one of them.
    case authorizer(String, scopes: [String])
  }

  /// A route of all its parts.
  public init(
    method: String, path: String, request: Request = Request(), integration: Integration,
    authorization: Authorization = .none, forwarding: Forwarding = Forwarding(),
    timeout: Duration? = nil, location: Location = .start
  ) {
    self.method = method
    self.path = path
    self.request = request
    self.integration = integration
    self.authorization = authorization
    self.forwarding = forwarding
    self.timeout = timeout
    self.location = location
  }
}
