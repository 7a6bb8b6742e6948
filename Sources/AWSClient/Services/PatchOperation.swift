/// A change of one attribute, as API Gateway's Update operations take it.
///
/// Source: API Gateway `PatchOperation`; which paths an operation knows is on the page "patch
/// operations" of its API reference.
public struct PatchOperation: Sendable, Hashable, Codable {
  /// The kinds of change that gwdeploy makes, of those that API Gateway knows.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Adds an entry to a map or a list.
    case add
    /// Takes a value, or a whole map, away.
    case remove
    /// Sets a value.
    case replace
  }

  /// What is done; each attribute allows some of the kinds only.
  public var op: Kind
  /// The attribute, as a JSON pointer such as `/variables/color`.
  public var path: String
  /// The new value; always a text, also for numbers and truth values; nil where the path says it
  /// all.
  public var value: String?

  /// A change of all its parts.
  public init(op: Kind, path: String, value: String? = nil) {
    self.op = op
    self.path = path
    self.value = value
  }

  /// Sets the value at a JSON pointer.
  public static func replace(_ path: String, _ value: String) -> PatchOperation {
    PatchOperation(op: .replace, path: path, value: value)
  }

  /// Sets the value at a JSON pointer to none, where there is no `remove` for that.
  public static func unset(_ path: String) -> PatchOperation {
    PatchOperation(op: .replace, path: path)
  }

  /// Adds an entry: a member of a set that the path ends in, or the value to the list at the path.
  public static func add(_ path: String, _ value: String? = nil) -> PatchOperation {
    PatchOperation(op: .add, path: path, value: value)
  }

  /// Takes the value at a JSON pointer away, or one of a list's values.
  public static func remove(_ path: String, _ value: String? = nil) -> PatchOperation {
    PatchOperation(op: .remove, path: path, value: value)
  }

  /// A key as one segment of a JSON pointer: `~` is `~0`, `/` is `~1`.
  public static func escaped(_ key: String) -> String {
    var escaped = ""
    for character in key {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

/// The body of API Gateway's Update operations.
struct Patch: Encodable {
  var patchOperations: [PatchOperation]
}
