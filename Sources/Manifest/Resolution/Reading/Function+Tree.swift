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
      environment: node["environment"]?.textsByKey.mapValues(Secret.init) ?? [:],
      architecture: node["architecture"]?.choice() ?? .x86_64,
      description: node["description"]?.text ?? "",
      role: node["role"]?.text,
      logRetention: node["logs"]?["retention"]?.dayCount,
      location: entry.keyLocation)
    if let size = node["memory"]?.text.flatMap(Size.init(unit:)) { memory = size.mebibytes }
    if let duration = node["timeout"]?.duration { timeout = duration }
    readSettings(node)
  }
}
