/// A kind of AWS object that a deployment is made of, by the name that users see.
public struct Kind: RawRepresentable, Sendable, Hashable {
  /// The name, such as `log-group`.
  public var rawValue: String

  /// A kind by its name.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// One object of a world: its kind, and its name among those of its kind.
public struct ResourceID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The kind.
  public var kind: Kind
  /// The name within the world, as the manifest has it where it has one: `hello`, `GET /users`.
  public var name: String

  /// An object by kind and name.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Kind and name.
  public var description: String { "\(kind.rawValue) \(name)" }

  /// By kind, then by name.
  public static func < (one: ResourceID, other: ResourceID) -> Bool {
    (one.kind.rawValue, one.name) < (other.kind.rawValue, other.name)
  }
}

/// A value that AWS chooses: known of what is live, and of what is made once it is made.
public enum Reference: Sendable, Hashable {
  /// The id of the REST API.
  case restAPI
  /// The id of a path of the API.
  case path(String)
  /// The published version of a function that the stage is to run.
  case version(function: String)
  /// The id of a deployment of the definition that has this digest.
  case deployment(digest: String)
}
