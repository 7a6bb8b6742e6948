import Primitives

extension Function {
  /// What the tree says of a function.
  init(_ entry: YAMLNode.Entry) {
    let node = entry.value
    self.init(
      name: entry.key,
      runtime: node["runtime"]?.text ?? "",
      handler: node["handler"]?.text,
      code: Code(node),
      environment: Self.environment(node["environment"]),
      architecture: node["architecture"]?.choice() ?? .x86_64,
      description: node["description"]?.text ?? "",
      role: node["role"]?.text,
      logRetention: node["logs"]?["retention"]?.dayCount,
      location: entry.keyLocation)
    if let size = node["memory"]?.text.flatMap(Size.init(unit:)) { memory = size.mebibytes }
    if let duration = node["timeout"]?.duration { timeout = duration }
    readSettings(node)
  }

  private static func environment(_ node: YAMLNode?) -> [String: EnvironmentValue] {
    let variables = (node?.entries ?? []).compactMap { entry in
      EnvironmentValue(entry.value).map { (entry.key, $0) }
    }
    return Dictionary(variables, uniquingKeysWith: { first, _ in first })
  }
}

extension Function.EnvironmentValue {
  fileprivate init?(_ node: YAMLNode) {
    if let text = node.text {
      self = .text(Secret(text))
    } else if let name = node["ssm"], let text = name.text {
      self = .stored(
        Function.StoredParameter(
          name: text, encrypted: node["copy"]?.flag == true ? .copied : .refused,
          location: name.location))
    } else {
      return nil
    }
  }
}
