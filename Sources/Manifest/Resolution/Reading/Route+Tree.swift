extension Route {
  /// What the tree says of a route; nil if its key or its target is not well-formed.
  init?(_ entry: YAMLNode.Entry) {
    guard let key = try? RouteKey(entry.key), let function = entry.value.routeFunction?.text else {
      return nil
    }
    self.init(
      method: key.method, path: key.path, integration: .lambdaProxy(function: function),
      authorization: entry.value["authorizer"].map(Authorization.init) ?? .none,
      timeout: entry.value["timeout"]?.duration, location: entry.keyLocation)
  }
}

extension YAMLNode {
  /// The function's name in a route, in its short or long form.
  var routeFunction: YAMLNode? { scalar == nil ? self["function"] : self }
}
