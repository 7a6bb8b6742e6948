extension Route {
  /// All parameters of the request that the route speaks of, with those that are declared by the
  /// way: parameters of the path, and what mappings, cache keys and the URL of an HTTP target name.
  public var allParameters: [Parameter: Presence] {
    let named =
      forwarding.cacheKeys + allMappings.values.compactMap(Parameter.init(expression:))
    return named.reduce(into: request.parameters) { parameters, parameter in
      guard parameters[parameter] == nil else { return }
      parameters[parameter] = parameter.place == .path ? .required : .optional
    }
  }

  /// What the backend's parameters are set to; what stands in braces in the URL of an HTTP target
  /// is the path's parameter of the same name.
  public var allMappings: [Parameter: String] {
    let names =
      switch integration {
      case .httpProxy(let url, _, _), .http(let url, _, _): Route.placeholders(inURL: url)
      case .lambdaProxy, .lambda, .service, .mock: [String]()
      }
    return names.reduce(into: forwarding.parameters) { mappings, name in
      let parameter = Parameter(.path, name)
      mappings[parameter] = mappings[parameter] ?? "method.request.path.\(name)"
    }
  }

  /// The names that stand in braces in a URL; stage variables are none.
  static func placeholders(inURL url: String) -> [String] {
    url.matches(of: /(\$?)\{([A-Za-z0-9._:-]+)\}/).filter { $0.1.isEmpty }.map { String($0.2) }
  }
}

extension Route.Parameter {
  /// The parameter of the request that an expression names, such as `method.request.header.X`.
  public init?(expression: String) {
    let parts = expression.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "method", parts[1] == "request" else { return nil }
    switch parts[2] {
    case "querystring", "multivaluequerystring": self.init(.query, String(parts[3]))
    case "header", "multivalueheader": self.init(.header, String(parts[3]))
    case "path": self.init(.path, String(parts[3]))
    default: return nil
    }
  }
}
