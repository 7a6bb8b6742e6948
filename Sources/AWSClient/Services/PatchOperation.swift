/// A change of one attribute, as API Gateway's Update operations take it.
///
/// Source: API Gateway `PatchOperation`; which paths an operation knows is on the page "patch
/// operations" of its API reference.
public struct PatchOperation: Sendable, Hashable, Codable {
  /// What is done.
  public enum Kind: String, Sendable, Hashable, Codable {
    case add, remove, replace, copy
  }

  /// What is done.
  public var op: Kind
  /// The attribute, as a JSON pointer.
  public var path: String
  /// The new value; always a text, also for numbers and truth values.
  public var value: String?

  /// Adds a value to a list or map.
  public static func add(_ path: String, _ value: String) -> PatchOperation {
    PatchOperation(op: .add, path: path, value: value)
  }

  /// Sets a value.
  public static func replace(_ path: String, _ value: String) -> PatchOperation {
    PatchOperation(op: .replace, path: path, value: value)
  }

  /// Takes a value away.
  public static func remove(_ path: String) -> PatchOperation {
    PatchOperation(op: .remove, path: path)
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

struct Patch: Encodable {
  var patchOperations: [PatchOperation]
}
