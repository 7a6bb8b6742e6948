extension Stage {
  /// What the tree says of a stage; nil for a stage that has no entry.
  init(named name: String, _ node: YAMLNode?) {
    self.init(
      name: name,
      variables: node?["variables"]?.textsByKey ?? [:],
      account: node?["account"]?.text,
      role: node?["role"]?.text,
      protection: node?["protect"]?.text == "true" ? .byName : .none)
  }
}
