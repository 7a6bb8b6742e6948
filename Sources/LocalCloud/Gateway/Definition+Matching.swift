extension RestAPI.Definition {
  struct Match {
    let resource: Resource
    let method: Method
    let parameters: [String: String]
  }

  /// The method that a path leads to.
  ///
  /// Fixed parts come before variables and these before greedy ones; where a path has no method for
  /// the verb, a less specific one that has it is taken.
  func match(_ verb: String, _ path: ArraySlice<String>) -> Match? {
    guard let root = resources.values.first(where: { $0.parentID == nil }) else { return nil }
    return match(verb, path, under: root, [:])
  }

  private func match(
    _ verb: String, _ path: ArraySlice<String>, under resource: Resource,
    _ parameters: [String: String]
  ) -> Match? {
    guard let part = path.first else {
      guard let method = resource.methods[verb] ?? resource.methods["ANY"] else { return nil }
      return Match(resource: resource, method: method, parameters: parameters)
    }
    let children = children(of: resource.id)
    if let child = children.first(where: { !$0.isVariable && $0.pathPart == part }),
      let match = match(verb, path.dropFirst(), under: child, parameters)
    {
      return match
    }
    guard let child = children.first(where: \.isVariable) else { return nil }
    var parameters = parameters
    parameters[child.variable] = child.isGreedy ? path.joined(separator: "/") : part
    return match(verb, child.isGreedy ? [] : path.dropFirst(), under: child, parameters)
  }
}

extension Resource {
  /// `id` of `{id}`, `proxy` of `{proxy+}`.
  fileprivate var variable: String {
    String(pathPart.dropFirst().dropLast(isGreedy ? 2 : 1))
  }
}
