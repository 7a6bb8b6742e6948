/// An API of API Gateway.
public struct API: Sendable, Equatable {
  /// The description shown in the console; empty for none.
  public var description: String
  /// The kind of endpoint.
  public var endpoint: Endpoint
  /// The routes, in the order of the manifest.
  public var routes: [Route]

  /// The kinds of endpoint of a REST API.
  public enum Endpoint: String, Sendable, CaseIterable {
    case regional
    case edge
  }

  /// An API of all its parts.
  public init(description: String = "", endpoint: Endpoint = .regional, routes: [Route]) {
    self.description = description
    self.endpoint = endpoint
    self.routes = routes
  }
}
