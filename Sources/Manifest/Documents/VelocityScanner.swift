/// Goes through a template of the Velocity Template Language and finds what cannot be right in any
/// request: directives, brackets and texts that are not closed.
///
/// Source: Apache Velocity's reference of VTL; API Gateway developer guide, "Mapping template
/// reference".
struct VelocityScanner {
  struct Problem: Hashable {
    var detail: String
    var hint: String?
    var place: TextCursor.Place
  }

  /// A directive that waits for its `#end`.
  private struct Block {
    var name: String
    var place: TextCursor.Place
    var hasElse = false
  }

  private var cursor: TextCursor
  private var blocks: [Block] = []
  private var problems: [Problem] = []
  /// Whether something reaches to the end of the text, so that what it swallowed is not missing.
  private var isCutShort = false

  /// All problems of a template, in their order.
  static func problems(in template: String) -> [Problem] {
    var scanner = VelocityScanner(cursor: TextCursor(template))
    scanner.scan()
    return scanner.problems
  }

  private init(cursor: TextCursor) { self.cursor = cursor }

  private mutating func scan() {
    while let scalar = cursor.peek() {
      switch scalar {
      case "\\": escape()
      case "#": directive()
      case "$": reference()
      default: cursor.advance()
      }
    }
    guard !isCutShort else { return }
    for block in blocks {
      report("`#\(block.name)` is not closed.", hint: "write `#end` after it", at: block.place)
    }
  }

  /// An odd number of backslashes makes what follows a text.
  private mutating func escape() {
    let count = cursor.take { $0 == "\\" }.unicodeScalars.count
    if count % 2 == 1, cursor.peek() == "#" || cursor.peek() == "$" { cursor.advance() }
  }

  // MARK: Directives

  private mutating func directive() {
    let start = cursor.place
    if cursor.isAt("##") {
      _ = cursor.take { $0 != "\n" }
    } else if cursor.isAt("#*") {
      skip(past: "*#", "The comment", from: start)
    } else if cursor.isAt("#[[") {
      skip(past: "]]#", "The text that is not to be parsed", from: start)
    } else {
      cursor.advance()
      let isBraced = cursor.peek() == "{"
      if isBraced { cursor.advance() }
      let name = cursor.take { $0.isLetter || $0 == "_" }
      if isBraced, !name.isEmpty {
        if cursor.peek() == "}" {
          cursor.advance()
        } else {
          report("The brace of `#{\(name)` is not closed.", at: start)
        }
      }
      directive(name, at: start)
    }
  }

  private mutating func directive(_ name: String, at start: TextCursor.Place) {
    switch name {
    case "if", "foreach", "macro", "define":
      blocks.append(Block(name: name, place: start))
      arguments(of: name, at: start)
    case "set": arguments(of: name, at: start)
    case "elseif":
      alternative(name, at: start)
      arguments(of: name, at: start)
    case "else":
      alternative(name, at: start)
      if !blocks.isEmpty { blocks[blocks.count - 1].hasElse = true }
    case "end":
      if blocks.popLast() == nil { report("`#end` closes nothing.", at: start) }
    default: break
    }
  }

  private mutating func alternative(_ name: String, at start: TextCursor.Place) {
    guard let block = blocks.last, ["if", "foreach"].contains(block.name) else {
      return report("`#\(name)` belongs to no `#if`.", at: start)
    }
    if block.hasElse { report("`#\(name)` comes after the `#else`.", at: start) }
  }

  private mutating func arguments(of name: String, at start: TextCursor.Place) {
    var ahead = cursor
    _ = ahead.take { $0 == " " || $0 == "\t" }
    guard ahead.peek() == "(" else {
      return report("`#\(name)` needs parentheses.", at: start)
    }
    cursor = ahead
    bracketed()
  }

  // MARK: References and brackets

  private mutating func reference() {
    let start = cursor.place
    cursor.advance()
    if cursor.peek() == "!" { cursor.advance() }
    let isBraced = cursor.peek() == "{"
    if isBraced { cursor.advance() }
    guard let first = cursor.peek(), first.isLetter || first == "_" else { return }
    _ = cursor.take(while: \.isInName)
    while true {
      if cursor.peek() == ".", let next = cursor.peek(1), next.isLetter || next == "_" {
        cursor.advance()
        _ = cursor.take(while: \.isInName)
        if cursor.peek() == "(" { bracketed() }
      } else if cursor.peek() == "[" {
        bracketed()
      } else {
        break
      }
    }
    guard isBraced, !isCutShort else { return }
    if cursor.peek() == "}" {
      cursor.advance()
    } else {
      report("The brace of the reference is not closed.", hint: "write `}` after it", at: start)
    }
  }

  /// Passes an opening bracket and all up to the one that closes it.
  private mutating func bracketed() {
    let closing: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
    var open: [(bracket: Unicode.Scalar, place: TextCursor.Place)] = []
    repeat {
      let place = cursor.place
      guard let scalar = cursor.advance() else {
        isCutShort = true
        if let (bracket, place) = open.last { report("`\(bracket)` is not closed.", at: place) }
        return
      }
      switch scalar {
      case "(", "[", "{": open.append((scalar, place))
      case ")", "]", "}":
        guard let (bracket, opened) = open.popLast() else { return }
        if closing[bracket] != scalar {
          report(
            "`\(bracket)` in line \(opened.line) is closed with `\(scalar)`.", at: place)
          return
        }
      case "\"", "'": text(in: scalar, from: place)
      default: break
      }
    } while !open.isEmpty && !isCutShort
  }

  private mutating func text(in quote: Unicode.Scalar, from start: TextCursor.Place) {
    if !cursor.skip(past: String(quote)) {
      isCutShort = true
      report("The text in `\(quote)` is not closed.", at: start)
    }
  }

  private mutating func skip(past end: String, _ what: String, from start: TextCursor.Place) {
    cursor.advance(by: 2)
    if !cursor.skip(past: end) {
      isCutShort = true
      report("\(what) is not closed.", hint: "write `\(end)` after it", at: start)
    }
  }

  private mutating func report(
    _ detail: String, hint: String? = nil, at place: TextCursor.Place
  ) {
    problems.append(Problem(detail: detail, hint: hint, place: place))
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { isASCII && properties.isAlphabetic }

  fileprivate var isInName: Bool {
    isLetter || ("0"..."9").contains(self) || self == "_" || self == "-"
  }
}
