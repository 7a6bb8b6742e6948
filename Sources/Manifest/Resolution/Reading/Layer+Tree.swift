extension Layer {
  /// What the tree says of a layer.
  init(_ entry: YAMLNode.Entry) {
    let node = entry.value
    self.init(
      name: entry.key,
      code: Function.Code(packing: node),
      runtimes: node["runtimes"]?.texts ?? [],
      architectures: (node["architectures"]?.texts ?? [])
        .compactMap(Function.Architecture.init(rawValue:)),
      description: node["description"]?.text ?? "", location: entry.keyLocation)
  }
}
