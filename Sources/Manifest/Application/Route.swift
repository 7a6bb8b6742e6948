/// What answers a method on a path.
public struct Route: Sendable, Equatable {
  /// `GET`, `PUT`, `POST`, `DELETE`, `PATCH`, `OPTIONS`, `HEAD` or `ANY`.
  public var method: String
  /// The path, such as `/users/{id}` or `/files/{path+}`; `/` is the root.
  public var path: String
  /// What the request is passed to.
  public var integration: Integration
  /// Who may call it.
  public var authorization: Authorization
  /// How long the integration may take; nil is AWS's default of 29 s.
  public var timeout: Duration?
  /// Where the manifest speaks of it.
  public var location: Location

  /// What a route passes its requests to.
  public enum Integration: Sendable, Equatable {
    /// Lambda proxy integration with a function of the manifest, by its name.
    case lambdaProxy(function: String)

    /// The function of the manifest that is called, if it is one.
    public var function: String? {
      switch self {
      case .lambdaProxy(let function): function
      }
    }
  }

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
    method: String, path: String, integration: Integration, authorization: Authorization = .none,
    timeout: Duration? = nil, location: Location = .start
  ) {
    self.method = method
    self.path = path
    self.integration = integration
    self.authorization = authorization
    self.timeout = timeout
    self.location = location
  }
}
