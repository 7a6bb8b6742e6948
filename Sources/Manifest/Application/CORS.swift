/// Which pages of other origins a browser lets call the API.
public struct CORS: Sendable, Equatable {
  /// The origins, such as `https://example.com`; `*` alone for all.
  public var origins: [String]
  /// The headers that a request may have.
  public var headers: [String]
  /// The methods; nil for those that each path has.
  public var methods: [String]?
  /// The headers of an answer that a page may read.
  public var exposed: [String]
  /// Whether cookies and the like may go with a request.
  public var credentials: Credentials
  /// How long a browser may keep the answer; nil for its own default.
  public var maxAge: Duration?

  /// Whether cookies and the like may go with a request.
  public enum Credentials: Sendable {
    case refused
    case allowed
  }

  /// The headers that a request to an API of API Gateway may need.
  public static let usualHeaders = [
    "Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key",
  ]

  /// What `cors: true` stands for, with changes.
  public init(
    origins: [String] = ["*"], headers: [String] = usualHeaders, methods: [String]? = nil,
    exposed: [String] = [], credentials: Credentials = .refused, maxAge: Duration? = nil
  ) {
    self.origins = origins
    self.headers = headers
    self.methods = methods
    self.exposed = exposed
    self.credentials = credentials
    self.maxAge = maxAge
  }
}
