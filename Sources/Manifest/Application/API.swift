/// An API of API Gateway.
public struct API: Sendable, Equatable {
  /// The description shown in the console; empty for none.
  public var description: String
  /// Tags that it has beside those of everything, or with other values.
  public var tags: [String: String]
  /// The kind of endpoint.
  public var endpoint: Endpoint
  /// Whether the URL that AWS gives the API is served, beside custom domain names.
  public var defaultEndpoint: DefaultEndpoint
  /// The resource policy as JSON, or nil for none; `execute-api:/` stands for this API's ARN.
  public var policy: String?
  /// From where it may be called, which makes a resource policy; nil for everywhere.
  public var access: Access?
  /// The media types of which bodies are bytes, not text, such as `image/png`.
  public var binaryMediaTypes: [String]
  /// The least size in bytes of a body that is compressed, 0 to 10485760; nil compresses none.
  public var minimumCompression: Int?
  /// Where the API key of a request is looked for.
  public var apiKeySource: APIKeySource
  /// What decides who may call routes.
  public var authorizers: [Authorizer]
  /// The models, by name.
  public var models: [Model]
  /// Which pages of other origins may call it, in a browser; nil for none.
  public var cors: CORS?
  /// What it answers by itself, where that is not AWS's own answer.
  public var gatewayResponses: [GatewayResponse]
  /// The routes, in the order of the manifest.
  public var routes: [Route]

  /// The kinds of endpoint of a REST API.
  public enum Endpoint: Sendable, Hashable {
    case regional
    case edge
    /// Only within VPCs; the endpoints, each with names of its own for the API, may be none.
    case `private`(vpcEndpoints: [String])
  }

  /// Whether the URL that AWS gives an API is served.
  public enum DefaultEndpoint: String, Sendable, CaseIterable {
    case enabled
    case disabled
  }

  /// Where the API key of a request is looked for.
  public enum APIKeySource: String, Sendable, CaseIterable {
    /// The header `x-api-key`.
    case header
    /// What a Lambda authorizer says.
    case authorizer
  }

  /// An API of all its parts.
  public init(
    description: String = "", tags: [String: String] = [:], endpoint: Endpoint = .regional,
    defaultEndpoint: DefaultEndpoint = .enabled, policy: String? = nil, access: Access? = nil,
    binaryMediaTypes: [String] = [], minimumCompression: Int? = nil,
    apiKeySource: APIKeySource = .header, authorizers: [Authorizer] = [],
    models: [Model] = [], cors: CORS? = nil, gatewayResponses: [GatewayResponse] = [],
    routes: [Route]
  ) {
    self.description = description
    self.tags = tags
    self.endpoint = endpoint
    self.defaultEndpoint = defaultEndpoint
    self.policy = policy
    self.access = access
    self.binaryMediaTypes = binaryMediaTypes
    self.minimumCompression = minimumCompression
    self.apiKeySource = apiKeySource
    self.authorizers = authorizers
    self.models = models
    self.cors = cors
    self.gatewayResponses = gatewayResponses
    self.routes = routes
  }
}
