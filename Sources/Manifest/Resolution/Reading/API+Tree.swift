extension API {
  /// What the tree says of the API.
  init(_ node: YAMLNode) {
    self.init(
      description: node["description"]?.text ?? "",
      tags: node["tags"]?.textsByKey ?? [:],
      endpoint: node["endpoint"].flatMap(Endpoint.init) ?? .regional,
      defaultEndpoint: node["defaultEndpoint"]?.choice() ?? .enabled,
      policy: node["policy"]?.text,
      access: node["access"].map(Access.init),
      binaryMediaTypes: node["binaryMediaTypes"]?.texts ?? [],
      minimumCompression: node["minimumCompression"]?.text.flatMap(ByteCount.init)?.bytes,
      apiKeySource: node["apiKeySource"]?.choice() ?? .header,
      authorizers: node["authorizers"]?.entries.compactMap(Authorizer.init) ?? [],
      models: node["models"]?.entries.map(Model.init) ?? [],
      cors: node["cors"].flatMap(CORS.init),
      gatewayResponses: node["gatewayResponses"]?.entries.compactMap(GatewayResponse.init) ?? [],
      routes: node["routes"]?.entries.compactMap(Route.init) ?? [])
  }
}

extension API.Endpoint {
  fileprivate init?(_ node: YAMLNode) {
    switch node.text {
    case "regional": self = .regional
    case "edge": self = .edge
    default:
      guard let endpoints = node["private"] else { return nil }
      self = .private(vpcEndpoints: endpoints.texts)
    }
  }
}

extension Access {
  fileprivate init(_ node: YAMLNode) {
    self.init(
      allowed: node["allow"].map(Callers.init) ?? Callers(),
      denied: node["deny"].map(Callers.init) ?? Callers())
  }
}

extension Access.Callers {
  fileprivate init(_ node: YAMLNode) {
    self.init(
      ips: node["ips"]?.texts ?? [], vpcEndpoints: node["vpcEndpoints"]?.texts ?? [],
      vpcs: node["vpcs"]?.texts ?? [], accounts: node["accounts"]?.texts ?? [])
  }
}
