extension YAMLNode {
  /// This laid over what it inherits: maps merge, the rest replaces, null unsets.
  ///
  /// A null that finds nothing to unset stays, to be reported as an empty value.
  func merged(over inherited: YAMLNode?) -> YAMLNode {
    guard let inherited, let own = mapping, var entries = inherited.mapping else { return self }
    for entry in own {
      guard let index = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      if entry.value.isNull {
        entries.remove(at: index)
      } else {
        entries[index] = Entry(
          key: entry.key, keyLocation: entry.keyLocation,
          value: entry.value.merged(over: entries[index].value))
      }
    }
    return YAMLNode(value: .mapping(entries), location: location)
  }

  /// The mapping with one entry's value changed, or the entry added.
  func setting(_ key: String, to value: YAMLNode) -> YAMLNode {
    guard var entries = mapping else { return self }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].value = value
    } else {
      entries.append(Entry(key: key, keyLocation: value.location, value: value))
    }
    return YAMLNode(value: .mapping(entries), location: location)
  }

  /// The mapping without one entry.
  func removing(_ key: String) -> YAMLNode {
    guard let entries = mapping else { return self }
    return YAMLNode(value: .mapping(entries.filter { $0.key != key }), location: location)
  }

  /// The mapping with every entry's value changed.
  func mapValues(_ change: (Entry) -> YAMLNode) -> YAMLNode {
    guard let entries = mapping else { return self }
    let changed = entries.map {
      Entry(key: $0.key, keyLocation: $0.keyLocation, value: change($0))
    }
    return YAMLNode(value: .mapping(changed), location: location)
  }

  /// A mapping with one entry.
  static func mapping(of key: String, at place: Location, to value: YAMLNode) -> YAMLNode {
    let entry = Entry(key: key, keyLocation: place, value: value)
    return YAMLNode(value: .mapping([entry]), location: place)
  }

  /// A mapping with nothing in it.
  static func emptyMapping(at location: Location) -> YAMLNode {
    YAMLNode(value: .mapping([]), location: location)
  }
}
