/// The forms that a route can have, each of which some keys are for.
enum RouteForm: CaseIterable {
  case lambdaProxy
  case lambda
  case queuedLambda
  case httpProxy
  case http
  case service
  case mock

  /// The keys of which each route has one.
  static let targets = ["function", "http", "aws", "mock"]

  /// The form of a route in the tree; nil if it has no target, or several.
  init?(of node: YAMLNode) {
    let isProxy = node["proxy"]?.text != "false"
    switch node.routeTargets {
    case ["function"]:
      self =
        node["async"]?.isTrue == true ? .queuedLambda : isProxy ? .lambdaProxy : .lambda
    case ["http"]: self = isProxy ? .httpProxy : .http
    case ["aws"]: self = .service
    case ["mock"]: self = .mock
    default: return nil
    }
  }

  /// What it is called in a sentence.
  var name: String {
    switch self {
    case .lambdaProxy: "a Lambda proxy integration"
    case .lambda: "a Lambda integration with `proxy: false`"
    case .queuedLambda: "an asynchronous Lambda integration"
    case .httpProxy: "an HTTP proxy integration"
    case .http: "an HTTP integration with `proxy: false`"
    case .service: "an integration with an AWS service"
    case .mock: "a mock"
    }
  }

  /// Whether a key of a route means something here; what is asked of requests always does.
  func takes(_ key: String) -> Bool {
    switch key {
    case "proxy": [.lambdaProxy, .lambda, .httpProxy, .http].contains(self)
    case "async": [.lambdaProxy, .lambda, .queuedLambda].contains(self)
    case "stream": [.lambdaProxy, .httpProxy].contains(self)
    case "request": [.lambda, .queuedLambda, .http, .mock].contains(self)
    case "passthrough", "responses": ![.lambdaProxy, .httpProxy].contains(self)
    case "mappings": ![.lambdaProxy, .mock].contains(self)
    case "cacheKeys", "content": self != .mock
    case "credentials": [.lambdaProxy, .lambda, .queuedLambda].contains(self)
    case "vpcLink": [.httpProxy, .http].contains(self)
    default: true
    }
  }
}

extension YAMLNode {
  /// The targets that a route has; a text alone is a function.
  var routeTargets: [String] {
    scalar == nil ? RouteForm.targets.filter { self[$0] != nil } : ["function"]
  }
}
