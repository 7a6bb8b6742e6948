public import Primitives

/// An API key, which lets callers in where a route asks for one and a usage plan has it.
public struct APIKey: Sendable, Equatable {
  /// The name in the manifest: `[A-Za-z0-9][A-Za-z0-9_-]*`.
  public var name: String
  /// Where it comes from.
  public var origin: Origin
  /// The description shown in the console; empty for none.
  public var description: String
  /// Whether it lets anybody in.
  public var isEnabled: Bool
  /// Where the manifest speaks of it.
  public var location: Location

  /// Where a key comes from.
  public enum Origin: Sendable, Equatable {
    /// It is made, with a value that AWS chooses.
    case chosenByAWS
    /// It is made with a value, of 20 to 128 characters.
    case value(Secret)
    /// It is somebody else's: the id that AWS gave it.
    case existing(id: String)
  }

  /// A key of all its parts.
  public init(
    name: String, origin: Origin = .chosenByAWS, description: String = "", isEnabled: Bool = true,
    location: Location = .start
  ) {
    self.name = name
    self.origin = origin
    self.description = description
    self.isEnabled = isEnabled
    self.location = location
  }
}
