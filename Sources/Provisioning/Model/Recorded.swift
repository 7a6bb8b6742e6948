/// A resource of which a tag says what the manifest wanted last: what differs under the same record
/// was changed by somebody else.
protocol Recorded: Resource {
  var tags: [String: String] { get set }

  /// Whether the record covers an attribute: one that all stages want alike.
  static func records(_ attribute: String) -> Bool
}

extension Recorded {
  static func records(_ attribute: String) -> Bool { true }

  /// The same resource with its record.
  func recorded() -> Self {
    var resource = self
    resource.tags[World.settingsTag] = String(
      attributes.filter { Self.records($0.key) }.digest.prefix(32))
    return resource
  }

  /// Whether the manifest wants what it wanted last.
  static func keepsRecord(_ differences: [Difference]) -> Bool {
    differences.allSatisfy { records($0.path) && $0.path != "tags.\(World.settingsTag)" }
  }
}
