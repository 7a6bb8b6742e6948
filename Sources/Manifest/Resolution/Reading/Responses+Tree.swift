extension GatewayResponse {
  /// What the tree says of a gateway response; nil if its type is none that there is.
  init?(_ entry: YAMLNode.Entry) {
    guard let type = ResponseType(rawValue: entry.key) else { return nil }
    let node = entry.value
    self.init(
      type: type, status: node["status"]?.text.flatMap { Int($0) },
      headers: node["headers"]?.textsByKey ?? [:],
      parameters: node["parameters"]?.textsByKey ?? [:],
      templates: node["templates"]?.textsByKey ?? [:])
  }
}

extension CORS {
  /// What the tree says; nil for `false`.
  init?(_ node: YAMLNode) {
    guard node.text == nil || node.text == "true" else { return nil }
    self.init()
    if let origins = node["origins"]?.texts { self.origins = origins }
    if let headers = node["headers"]?.texts { self.headers = headers }
    methods = node["methods"]?.texts
    exposed = node["expose"]?.texts ?? []
    credentials = node["credentials"]?.text == "true" ? .allowed : .refused
    maxAge = node["maxAge"]?.duration
  }
}
