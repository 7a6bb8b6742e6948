internal import FoundationEssentials
internal import Primitives

extension JSON {
  /// An object of those members that have a value.
  static func record(_ members: [String: JSON?]) -> JSON {
    .object(members.compactMapValues { $0 })
  }

  /// A map of text to text.
  static func map(_ values: [String: String]) -> JSON { .object(values.mapValues(JSON.string)) }

  /// An array of texts.
  static func list(_ values: some Sequence<String>) -> JSON { .array(values.map(JSON.string)) }

  /// A whole number.
  static func int(_ value: Int) -> JSON { .integer(Int64(value)) }

  /// Compact text with sorted keys, so that it is the same each time.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A JSON value always has a text: its only unrepresentable numbers cannot be read or made.
    let bytes = (try? encoder.encode(self)) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value that a text stands for, or nil if it is no JSON.
  init?(text: String) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)) else {
      return nil
    }
    self = value
  }
}
