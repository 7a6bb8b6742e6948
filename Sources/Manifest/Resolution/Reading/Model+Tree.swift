extension Model {
  /// What the tree says of a model.
  init(_ entry: YAMLNode.Entry) {
    self.init(name: entry.key, schema: entry.value.text ?? "", location: entry.keyLocation)
  }
}
