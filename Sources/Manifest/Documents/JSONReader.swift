/// Reads JSON as strictly as AWS does, with the place of every value.
struct JSONReader {
  /// Why a text is not JSON.
  struct Problem: Error {
    var detail: String
    var location: Location
  }

  private static let deepest = 64

  private let document: LocatedText
  private var cursor: TextCursor

  /// The tree of a document; strings are quoted scalars, all else is plain.
  static func read(_ document: LocatedText) throws(Problem) -> YAMLNode {
    var reader = JSONReader(document: document, cursor: TextCursor(document.text))
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.cursor.peek() != nil { throw reader.problem("Nothing may follow the value.") }
    return node
  }

  private mutating func value(depth: Int) throws(Problem) -> YAMLNode {
    skipSpace()
    let location = location
    guard depth < Self.deepest else { throw problem("It is nested too deeply.") }
    switch cursor.peek() {
    case "{":
      return YAMLNode(value: .mapping(try members(depth: depth)), location: location)
    case "[":
      return YAMLNode(value: .sequence(try elements(depth: depth)), location: location)
    case "\"": return scalar(try string(), .quoted, at: location)
    case nil: throw problem("It ends too soon.")
    default: return scalar(try literal(), .plain, at: location)
    }
  }

  private mutating func members(depth: Int) throws(Problem) -> [YAMLNode.Entry] {
    var members: [YAMLNode.Entry] = []
    cursor.advance()
    while try !ends(with: "}", after: members.isEmpty) {
      skipSpace()
      let location = location
      guard cursor.peek() == "\"" else { throw problem("A key must stand in double quotes.") }
      let key = try string()
      guard !members.contains(where: { $0.key == key }) else {
        throw Problem(detail: "The key `\(key)` is there twice.", location: location)
      }
      skipSpace()
      guard cursor.peek() == ":" else { throw problem("A colon must follow the key.") }
      cursor.advance()
      members.append(
        YAMLNode.Entry(key: key, keyLocation: location, value: try value(depth: depth + 1)))
    }
    return members
  }

  private mutating func elements(depth: Int) throws(Problem) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    cursor.advance()
    while try !ends(with: "]", after: elements.isEmpty) {
      elements.append(try value(depth: depth + 1))
    }
    return elements
  }

  /// Passes the end of an object or array, or what is before its next part.
  private mutating func ends(
    with end: Unicode.Scalar, after isFirst: Bool
  ) throws(Problem) -> Bool {
    skipSpace()
    if cursor.peek() == end {
      cursor.advance()
      return true
    }
    if isFirst { return false }
    guard cursor.peek() == "," else {
      throw problem(
        cursor.peek() == nil ? "It ends too soon." : "A comma or `\(end)` must follow.")
    }
    cursor.advance()
    skipSpace()
    if cursor.peek() == end { throw problem("No comma may stand before `\(end)`.") }
    return false
  }

  private mutating func string() throws(Problem) -> String {
    let start = location
    var text = String.UnicodeScalarView()
    cursor.advance()
    while let scalar = cursor.peek() {
      switch scalar {
      case "\"":
        cursor.advance()
        return String(text)
      case "\\": text += try escape().unicodeScalars
      case _ where scalar.value < 0x20:
        throw problem("A line break or control character must be escaped, as `\\n`.")
      default:
        text.append(scalar)
        cursor.advance()
      }
    }
    throw Problem(detail: "The text is not closed.", location: start)
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
  ]

  private mutating func escape() throws(Problem) -> String {
    let start = location
    cursor.advance()
    let letter = cursor.advance()
    if let text = letter.flatMap({ Self.escapes[$0] }) { return text }
    let bad = Problem(detail: "JSON knows no such escape.", location: start)
    guard letter == "u", let unit = hexadecimal() else { throw bad }
    guard (0xD800..<0xDC00).contains(unit) else {
      guard let scalar = Unicode.Scalar(unit) else { throw bad }
      return String(scalar)
    }
    guard cursor.isAt("\\u") else { throw bad }
    cursor.advance(by: 2)
    guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { throw bad }
    let code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
    return Unicode.Scalar(code).map { String($0) } ?? ""
  }

  private mutating func hexadecimal() -> UInt16? {
    var digits = ""
    for _ in 0..<4 { digits.unicodeScalars += [cursor.advance()].compactMap { $0 } }
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt16(digits, radix: 16)
  }

  private mutating func literal() throws(Problem) -> String {
    let start = location
    let word = cursor.take { scalar in
      Character(scalar).isLetter || Character(scalar).isNumber
        || "+-._".unicodeScalars.contains(scalar)
    }
    let isNumber = word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    guard isNumber || ["true", "false", "null"].contains(word) else {
      let shown = word.isEmpty ? cursor.peek().map { String($0) } ?? "" : word
      throw Problem(detail: "`\(shown)` is no value of JSON.", location: start)
    }
    return word
  }

  private mutating func skipSpace() {
    while let scalar = cursor.peek(), " \t\r\n".unicodeScalars.contains(scalar) {
      cursor.advance()
    }
  }

  private var location: Location {
    document.location(line: cursor.place.line, column: cursor.place.column)
  }

  private func problem(_ detail: String) -> Problem {
    Problem(detail: detail, location: location)
  }

  private func scalar(
    _ text: String, _ style: YAMLNode.Style, at location: Location
  ) -> YAMLNode {
    YAMLNode(
      value: .scalar(YAMLNode.Scalar(text, style: style, lastLine: location.line)),
      location: location)
  }
}
