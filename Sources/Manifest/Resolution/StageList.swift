/// A list of stages, by names and patterns, that an entry is limited to.
struct StageList {
  /// Nil for no limit.
  private let keys: [String]?

  /// What the tree says under `stages`.
  init(_ node: YAMLNode?) { keys = node?["stages"]?.sequence?.compactMap(\.text) }

  /// Whether nothing is said.
  var isUnlimited: Bool { keys == nil }

  func contains(_ stage: String) -> Bool {
    keys.map { $0.contains { StageNames.matches(stage, key: $0) } } ?? true
  }
}
