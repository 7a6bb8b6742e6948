extension Schema {
  /// The tree without the author's own `x-` keys, and without those that nobody knows; documents
  /// that are written in place become texts.
  func pruned(_ node: YAMLNode) -> YAMLNode {
    switch alternative(for: node) {
    case .object(let object):
      node.compactMapEntries { object.field($0.key)?.schema.pruned($0.value) }
    case .map(let map):
      node.compactMapEntries { entry in
        map.freeKeys == .allowed && Self.isFree(entry.key)
          ? nil
          : map.schema(for: entry.key).pruned(entry.value)
      }
    case .list(let element):
      YAMLNode(
        value: .sequence((node.sequence ?? []).map(element.pruned)), location: node.location)
    case .document(let form): node.embedded(as: form)
    default: node
    }
  }
}

extension YAMLNode {
  fileprivate func compactMapEntries(_ change: (Entry) -> YAMLNode?) -> YAMLNode {
    let changed = entries.compactMap { entry in
      change(entry).map { Entry(key: entry.key, keyLocation: entry.keyLocation, value: $0) }
    }
    return YAMLNode(value: .mapping(changed), location: location)
  }
}
