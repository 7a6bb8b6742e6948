/// A resource with a tag, its record, that says as a digest what the manifest wants of it: what
/// differs under the same record, somebody else has changed.
protocol Recorded: Resource {
  var tags: [String: String] { get }

  /// Whether the record covers an attribute: one that all stages want alike.
  static func records(_ attribute: String) -> Bool
}

extension Recorded {
  static func records(_ attribute: String) -> Bool { true }

  /// The tags with the record, for making it.
  var recordedTags: [String: String] { tags.merging(record) { $1 } }

  /// The tags to be set on what is live, if these attributes differ.
  ///
  /// They are set before anything else is changed, so that a run that ends in between leaves
  /// nothing without its record.
  func newTags(over live: Self, _ differences: [Difference]) -> [String: String] {
    guard differences.contains(where: { Self.records($0.path) }) else { return [:] }
    let changed = Set(differences.map(\.path))
    return tags.filter { changed.contains("tags.\($0.key)") }
      .merging(record.filter { live.tags[$0.key] != $0.value }) { $1 }
  }

  /// Whether these attributes differ although the manifest wants what it wanted last.
  func isDrift(over live: any Resource, _ differences: [Difference]) -> Bool {
    guard let live = live as? Self else { return false }
    return differences.allSatisfy { Self.records($0.path) }
      && record.allSatisfy { live.tags[$0.key] == $0.value }
  }

  private var record: [String: String] { attributes.filter { Self.records($0.key) }.record }
}

extension Attributes {
  /// The tag that says that these are wanted.
  var record: [String: String] { [World.settingsTag: String(digest.prefix(32))] }
}
