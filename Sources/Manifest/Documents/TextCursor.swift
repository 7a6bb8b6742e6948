/// Goes through a text and knows its line and column, both from 1, the column in Unicode scalars.
struct TextCursor {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private(set) var place = Place(line: 1, column: 1)

  struct Place: Hashable {
    var line: Int
    var column: Int
  }

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// What comes next, or after so many more; nil beyond the end.
  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    scalars.indices.contains(index + offset) ? scalars[index + offset] : nil
  }

  /// Whether a text comes next.
  func isAt(_ text: String) -> Bool {
    for (offset, scalar) in text.unicodeScalars.enumerated() where peek(offset) != scalar {
      return false
    }
    return true
  }

  /// Goes on, and gives what was passed.
  @discardableResult
  mutating func advance() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    index += 1
    place =
      scalar == "\n"
      ? Place(line: place.line + 1, column: 1)
      : Place(line: place.line, column: place.column + 1)
    return scalar
  }

  mutating func advance(by count: Int) {
    for _ in 0..<count { advance() }
  }

  /// Goes on as long as something is so, and gives what was passed.
  mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    var taken = String.UnicodeScalarView()
    while let scalar = peek(), isWanted(scalar) {
      taken.append(scalar)
      advance()
    }
    return String(taken)
  }

  /// Goes on until a text is passed; false if it does not come any more.
  mutating func skip(past text: String) -> Bool {
    while peek() != nil {
      if isAt(text) {
        advance(by: text.unicodeScalars.count)
        return true
      }
      advance()
    }
    return false
  }
}
