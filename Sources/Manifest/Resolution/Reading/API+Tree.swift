extension API {
  /// What the tree says of the API.
  init(_ node: YAMLNode) {
    self.init(
      description: node["description"]?.text ?? "",
      endpoint: node["endpoint"]?.choice() ?? .regional,
      policy: node["policy"]?.text,
      routes: node["routes"]?.entries.compactMap(Route.init) ?? [])
  }
}
