/// A live AWS object that can be deleted by itself.
public protocol Removable: Identified {
  /// When it may go.
  static var removal: Removal { get }

  /// What must be gone before it can go.
  var removedAfter: [ResourceID] { get }

  /// The calls that write which it takes to delete this, in their order.
  var deletionWrites: [Operation] { get }

  /// Deletes it; it is no error if it is gone.
  func delete(in context: ApplyContext) async throws(ApplyError)
}

/// A live AWS object of which several can be deleted with one call.
public protocol RemovableTogether: Removable {
  /// How many of them one call takes.
  static var mostRemovedTogether: Int { get }

  /// Deletes them; it is no error if some are gone.
  static func delete(_ objects: [Self], in context: ApplyContext) async throws(ApplyError)
}

/// When something that is no longer wanted may be deleted.
public enum Removal: Sendable, Hashable {
  /// With the working copy of the definition, which serves nobody: before it is deployed.
  case withDefinition
  /// When the stage serves the new release.
  case afterRelease
  /// When the stage serves the new release, or before it is deleted.
  case beforeStage
}

extension Removable {
  /// Nothing serves it any more once the stage has moved on.
  public static var removal: Removal { .afterRelease }

  /// Nothing.
  public var removedAfter: [ResourceID] { [] }
}
