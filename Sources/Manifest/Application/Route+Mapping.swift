extension Route {
  /// How a request is passed on, whatever answers it.
  public struct Forwarding: Sendable, Equatable {
    /// What the backend's parameters are set to: expressions such as `method.request.header.X`,
    /// `context.requestId` or `'text'`.
    public var parameters: [Parameter: String]
    /// The parameters by which answers are told apart in the stage's cache.
    public var cacheKeys: [Parameter]
    /// The ARN of the role that API Gateway takes to call the backend, or nil for none.
    public var credentials: String?
    /// The id of the VPC link that leads to the backend, or nil for the internet.
    public var vpcLink: String?
    /// What becomes of the request's body on its way.
    public var content: ContentHandling

    /// How a request is passed on.
    public init(
      parameters: [Parameter: String] = [:], cacheKeys: [Parameter] = [],
      credentials: String? = nil, vpcLink: String? = nil, content: ContentHandling = .unchanged
    ) {
      self.parameters = parameters
      self.cacheKeys = cacheKeys
      self.credentials = credentials
      self.vpcLink = vpcLink
      self.content = content
    }
  }

  /// What is made of requests and of answers.
  public struct Mapping: Sendable, Equatable {
    /// Templates for the backend's request, by the media type of the caller's.
    public var templates: [String: String]
    /// What happens to a request for which there is no template.
    public var passthrough: Passthrough
    /// The answers that callers may get, by status; one without a pattern is the default.
    public var responses: [Response]

    /// A mapping of all its parts.
    public init(
      templates: [String: String] = [:], passthrough: Passthrough = .whenNoMatch,
      responses: [Response] = [Response(status: 200)]
    ) {
      self.templates = templates
      self.passthrough = passthrough
      self.responses = responses
    }
  }

  /// An answer that callers may get.
  public struct Response: Sendable, Equatable {
    /// The HTTP status, 200 to 599.
    public var status: Int
    /// A regular expression for the backend's error message, or for its status over HTTP, for which
    /// this is the answer; nil for the default.
    public var pattern: String?
    /// Templates for the body, by its media type.
    public var templates: [String: String]
    /// What headers are set to: expressions such as `integration.response.header.X` or `'text'`.
    public var headers: [String: String]
    /// The names of the models that describe the body, by media type.
    public var models: [String: String]
    /// What becomes of the body on its way.
    public var content: ContentHandling

    /// An answer of all its parts.
    public init(
      status: Int, pattern: String? = nil, templates: [String: String] = [:],
      headers: [String: String] = [:], models: [String: String] = [:],
      content: ContentHandling = .unchanged
    ) {
      self.status = status
      self.pattern = pattern
      self.templates = templates
      self.headers = headers
      self.models = models
      self.content = content
    }
  }

  /// What happens to a request for whose media type there is no template.
  public enum Passthrough: String, Sendable, CaseIterable {
    /// It is passed on as it is.
    case whenNoMatch
    /// It is passed on as it is if there is no template at all, and else refused with 415.
    case whenNoTemplates
    /// It is refused with 415.
    case never
  }

  /// Whether a body changes between bytes and base64 on its way.
  public enum ContentHandling: String, Sendable, CaseIterable {
    case unchanged
    case convertToText
    case convertToBinary
  }
}
