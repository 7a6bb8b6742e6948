/// An API of API Gateway.
public struct API: Sendable, Equatable {
  /// The description shown in the console; empty for none.
  public var description: String
  /// The kind of endpoint.
  public var endpoint: Endpoint
  /// The resource policy as JSON, or nil for none; `execute-api:/` stands for this API's ARN.
  public var policy: String?
  /// The routes, in the order of the manifest.
  public var routes: [Route]

  /// The kinds of endpoint of a REST API.
  public enum Endpoint: String, Sendable, CaseIterable {
    case regional
    case edge
  }

  /// An API of all its parts.
  public init(
    description: String = "", endpoint: Endpoint = .regional, policy: String? = nil,
    routes: [Route]
  ) {
    self.description = description
    self.endpoint = endpoint
    self.policy = policy
    self.routes = routes
  }
}
