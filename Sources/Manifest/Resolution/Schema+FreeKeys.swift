extension Schema {
  /// The tree without the author's own `x-` keys.
  func withoutFreeKeys(_ node: YAMLNode) -> YAMLNode {
    switch alternative(for: node) {
    case .object(let object):
      node.filteringEntries { !Self.isFree($0) }
        .mapValues { object.field($0.key)?.schema.withoutFreeKeys($0.value) ?? $0.value }
    case .map(let map):
      node.filteringEntries { map.freeKeys == .none || !Self.isFree($0) }
        .mapValues { map.values.withoutFreeKeys($0.value) }
    default: node
    }
  }
}

extension YAMLNode {
  fileprivate func filteringEntries(_ isKept: (String) -> Bool) -> YAMLNode {
    YAMLNode(value: .mapping(entries.filter { isKept($0.key) }), location: location)
  }
}
