extension Route {
  /// What a route passes its requests to.
  public enum Integration: Sendable, Equatable {
    /// Lambda proxy integration with a function of the manifest, by its name.
    case lambdaProxy(function: String, delivery: Delivery = .whole)
    /// A function that gets what the templates make of the request.
    case lambda(function: String, invocation: Invocation = .answering, Mapping)
    /// A URL that gets the request as it is; nil takes the route's own method.
    case httpProxy(url: String, method: String? = nil, delivery: Delivery = .whole)
    /// A URL that gets what the templates make of the request.
    case http(url: String, method: String? = nil, Mapping)
    /// An operation of another AWS service.
    case service(Operation, Mapping)
    /// API Gateway itself.
    case mock(Mapping)

    /// The function of the manifest that is called, if it is one.
    public var function: String? {
      switch self {
      case .lambdaProxy(let function, _), .lambda(let function, _, _): function
      case .httpProxy, .http, .service, .mock: nil
      }
    }

    /// What is made of requests and answers; nil for a proxy, which passes them on.
    public var mapping: Mapping? {
      switch self {
      case .lambdaProxy, .httpProxy: nil
      case .lambda(_, _, let mapping), .http(_, _, let mapping), .service(_, let mapping),
        .mock(let mapping):
        mapping
      }
    }
  }

  /// How a backend's answer reaches the caller.
  public enum Delivery: Sendable, Equatable {
    /// When it is there as a whole.
    case whole
    /// Piece by piece as it comes.
    case streamed
  }

  /// How a function is called.
  public enum Invocation: Sendable, Equatable {
    /// The caller waits for its answer.
    case answering
    /// Lambda takes the event, and the caller is answered at once.
    case queued
  }

  /// An operation of an AWS service, as the URI of an integration names it.
  public struct Operation: Sendable, Equatable {
    /// The service's name in ARNs of API Gateway, such as `sqs`.
    public var service: String
    /// What of it is called.
    public var target: Target
    /// The HTTP method that the service is called with.
    public var method: String

    /// The two ways to name what is called.
    public enum Target: Sendable, Equatable {
      /// The path of a REST service, such as `123456789012/orders`.
      case path(String)
      /// An action of a query service, with its parameters, such as `Publish&TopicArn=…`.
      case action(String)
    }

    /// An operation of all its parts.
    public init(service: String, target: Target, method: String = "POST") {
      self.service = service
      self.target = target
      self.method = method
    }
  }
}
