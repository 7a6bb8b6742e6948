import FoundationEssentials
import Primitives

extension JSON {
  /// The JSON that a text says; nil if it is none.
  init?(text: String) {
    guard let document = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)) else {
      return nil
    }
    self = document
  }

  /// The one text for what this says: keys sorted, without white space.
  var canonicalText: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only a number that JSON does not have could fail, and no text that was read has one.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
