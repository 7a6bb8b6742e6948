import FoundationEssentials
import Primitives

extension YAMLNode {
  /// The JSON that is written here as YAML, by YAML 1.2's core schema: a plain `true`, `null` or
  /// number is one, everything else is text.
  var json: JSON {
    switch value {
    case .scalar(let scalar): scalar.json
    case .sequence(let nodes): .array(nodes.map(\.json))
    case .mapping(let entries):
      .object(Dictionary(entries.map { ($0.key, $0.value.json) }, uniquingKeysWith: { $1 }))
    }
  }
}

extension YAMLNode.Scalar {
  fileprivate var json: JSON {
    guard style == .plain else { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if text.wholeMatch(of: /[-+]?[0-9]+/) != nil, let number = Int64(text) {
      return .integer(number)
    }
    let isDecimal =
      text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil
    if isDecimal, let number = Double(text) { return .number(number) }
    return .string(text)
  }
}

extension JSON {
  /// The JSON as text: keys sorted, without white space.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only a number that JSON does not have, such as infinity, could fail; YAML's reader makes none.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
