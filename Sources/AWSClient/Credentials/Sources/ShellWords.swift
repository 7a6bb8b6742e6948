/// A command line, taken apart as a POSIX shell does: quotes and backslashes, and nothing else.
enum ShellWords {
  /// The words; nil if a quote is not closed or the last character is a backslash.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var rest = line[...]
    while let character = rest.popFirst() {
      switch character {
      case "'":
        guard let end = rest.firstIndex(of: "'") else { return nil }
        word = (word ?? "") + rest[..<end]
        rest = rest[rest.index(after: end)...]
      case "\"":
        guard let quoted = doublyQuoted(&rest) else { return nil }
        word = (word ?? "") + quoted
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        word = (word ?? "") + String(escaped)
      case _ where character.isWhitespace:
        if let word { words.append(word) }
        word = nil
      default:
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// The text up to the closing quote; a backslash escapes only what has a meaning in there.
  private static func doublyQuoted(_ rest: inout Substring) -> String? {
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        return text
      case "\\":
        guard let next = rest.popFirst() else { return nil }
        if !"\"\\$`".contains(next) { text.append("\\") }
        text.append(next)
      default:
        text.append(character)
      }
    }
    return nil
  }
}
