import Manifest

/// A text in which `«code»` marks the place where a finding is expected.
struct MarkedText {
  /// The text without the marks.
  var text = ""
  /// What the marks say.
  var expected: [Mark] = []

  struct Mark: Hashable, CustomStringConvertible {
    var code: String
    var line: Int
    var column: Int

    var description: String { "\(code) at \(line):\(column)" }
  }

  init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "«"), let close = rest[open...].firstIndex(of: "»") {
      text += rest[..<open]
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      expected.append(
        Mark(
          code: String(rest[rest.index(after: open)..<close]), line: lines.count,
          column: (lines.last?.unicodeScalars.count ?? 0) + 1))
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }
}

extension MarkedText.Mark {
  init(_ diagnostic: Diagnostic) {
    self.init(
      code: diagnostic.code, line: diagnostic.location.line, column: diagnostic.location.column)
  }
}
