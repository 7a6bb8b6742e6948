/// The text of a manifest, for reading it and for showing its lines.
struct SourceText: Sendable {
  /// What places call it.
  var file: String
  /// Without a byte order mark.
  var text: String

  private let lines: [Substring]

  init(file: String, text: String) {
    self.file = file
    self.text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    lines = self.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The first place.
  var start: Location { Location(file: file, line: 1, column: 1) }

  /// The number of the last line that has text, or 1.
  var lastLine: Int { (lines.lastIndex { !$0.isEmpty } ?? 0) + 1 }

  /// A line by its number from 1, or nil where there is none.
  func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  /// What stands on a line from a place on.
  func rest(from location: Location) -> String {
    guard let line = line(location.line) else { return "" }
    return String(line.unicodeScalars.dropFirst(location.column - 1))
  }
}
