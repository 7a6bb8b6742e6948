extension ForeignFunction {
  /// What the tree says of a function that is not ours; nil if it is ours.
  init?(_ entry: YAMLNode.Entry) {
    guard let arn = entry.value["arn"]?.text else { return nil }
    self.init(name: entry.key, arn: arn, location: entry.keyLocation)
  }
}

extension YAMLNode {
  /// Whether the entry of a function speaks of one that is not ours.
  var isForeignFunction: Bool { self["arn"] != nil }
}
