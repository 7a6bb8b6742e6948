/// The releases of a stage, and which of them are kept to go back to.
struct ReleaseHistory: Sendable, Hashable {
  /// How many releases a stage keeps at most; each keeps its versions and its deployment alive.
  private static let capacity = 10
  /// What AWS allows of a resource's tags.
  private static let tagLimit = 50

  /// Oldest first.
  let releases: [Release]

  /// The number of the next release.
  var nextNumber: Int { (releases.last?.number ?? 0) + 1 }

  /// The releases that are given up, oldest first, when another one joins.
  ///
  /// The next one is recorded before the old ones go, so there must be room for all of them at
  /// once. The newest one always stays: it is what a rollback goes back to.
  ///
  /// - Parameters:
  ///   - next: The release that joins, or one of its size.
  ///   - otherTags: How many tags of the stage are no records.
  /// - Returns: What is given up.
  func retired(by next: Release, otherTags: Int) -> [Release] {
    let size = next.tags.count
    let room = (Self.tagLimit - otherTags) / size - 1
    return Array(releases.dropLast(max(min(Self.capacity - 1, room - 1), 1)))
  }
}
