extension ManifestLoader {
  /// What a manifest is loaded for.
  public enum Purpose: Sendable {
    /// Everything in it is needed and checked, but for code that a build makes.
    case deploying
    /// The builds have been run: what they make is checked as well.
    case packing
    /// Taking a stage down: the functions come without their environments and the API keys
    /// without their values, and neither what these are filled in with nor the project's files need
    /// be there, nor is AWS asked for anything that a quota could refuse.
    case removing
  }
}

extension ManifestLoader.Purpose {
  /// What is needed of a tree in which defaults and overrides are merged.
  func part(of merged: YAMLNode) -> YAMLNode {
    switch self {
    case .deploying, .packing: return merged
    case .removing:
      let secrets = [("functions", "environment"), ("apiKeys", "value")]
      return secrets.reduce(merged) { tree, secret in
        guard let entries = tree[secret.0] else { return tree }
        return tree.setting(
          secret.0, to: entries.mapValues { $0.value.removing(secret.1) })
      }
    }
  }

  /// Which parameters must have their values, if these trees are what is to be filled in.
  func parameters(of parameters: YAMLNode, for trees: [YAMLNode]) -> Set<String> {
    switch self {
    case .deploying, .packing: Set(parameters.entries.map(\.key))
    case .removing:
      Set(trees.flatMap(\.scalars).flatMap { Template($0.scalar.text).parameters })
    }
  }
}
