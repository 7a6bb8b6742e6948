/// An AWS object that a deployment is made of, known by its kind and name.
public protocol Identified: Sendable {
  /// The kind.
  static var kind: Kind { get }

  /// The name among those of its kind.
  var name: String { get }

  /// The object this is a part of: deleting that deletes this.
  var container: ResourceID? { get }

  /// Changes in one lane are made one after another.
  var lane: Lane? { get }
}

extension Identified {
  /// It is no part of another object.
  public var container: ResourceID? { nil }

  /// It waits for nothing but what it requires.
  public var lane: Lane? { nil }

  /// Kind and name.
  public var id: ResourceID { ResourceID(Self.kind, name) }
}

/// A queue of changes that AWS refuses when they meet.
public enum Lane: Sendable, Hashable {
  /// Writes to one API answer 409 "concurrent modification" when they meet.
  case restAPI
  /// A function takes one update or policy change at a time.
  case function(String)
  /// A usage plan takes one change at a time.
  case usagePlan(String)
  /// Writes to one role answer `ConcurrentModification` when they meet.
  case role(String)
}

/// An AWS object, desired or live.
///
/// Both are the same type, so that comparing them has no special cases. One kind is one file below
/// `Kinds`: its attributes, how it is read, made and changed, and what must be there before it.
public protocol Resource: Identified {
  /// What is compared and shown.
  var attributes: Attributes { get }

  /// Whether an attribute is ours to set. What is not stays as it is.
  func manages(_ attribute: String) -> Bool

  /// What of it a deployment keeps: what makes two definitions two.
  var definition: Attributes { get }

  /// Why this must be made anew rather than changed in place, if these attributes differ; nil if
  /// AWS can change them.
  func replacementReason(_ differences: [Difference]) -> String?

  /// What must be live before this can be made or changed.
  var requires: [ResourceID] { get }

  /// The values that AWS chooses when this is made.
  var provides: [Reference] { get }

  /// The values that AWS chose, of a live object.
  var bindings: [Reference: String] { get }

  /// The values that AWS chooses anew when this is changed.
  var providesAnew: [Reference] { get }

  /// The calls that write which it takes to make this, in their order.
  var creationWrites: [Operation] { get }

  /// The calls that write which it takes to change what differs, in their order.
  func updateWrites(_ differences: [Difference]) -> [Operation]

  /// The calls that write which it takes to make this in the place of another.
  var replacementWrites: [Operation] { get }

  /// Makes it, and binds what it provides.
  func create(in context: ApplyContext) async throws(ApplyError)

  /// Changes what differs.
  func update(
    from live: Self, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError)

  /// Makes it anew in the place of a live one.
  func replace(_ live: Self, in context: ApplyContext) async throws(ApplyError)
}

extension Resource {
  /// Tags that others have set are theirs; all else is ours.
  public func manages(_ attribute: String) -> Bool {
    !attribute.hasPrefix("tags.") || attributes[attribute] != nil
  }

  /// Nothing: a deployment does not know of it.
  public var definition: Attributes { [:] }

  /// Everything can be changed in place.
  public func replacementReason(_ differences: [Difference]) -> String? { nil }

  /// Deletes the live one and makes the other.
  public func replace(_ live: Self, in context: ApplyContext) async throws(ApplyError) {
    if let live = live as? any Removable { try await live.delete(in: context) }
    try await create(in: context)
  }

  /// Nothing.
  public var requires: [ResourceID] { [] }

  /// Nothing.
  public var provides: [Reference] { [] }

  /// Nothing.
  public var bindings: [Reference: String] { [:] }

  /// Nothing: a change in place keeps what AWS chose.
  public var providesAnew: [Reference] { [] }

  /// Those that take the other away, and those that make this.
  public var replacementWrites: [Operation] {
    ((self as? any Removable)?.deletionWrites ?? []) + creationWrites
  }
}
