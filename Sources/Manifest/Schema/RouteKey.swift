/// The key of a route, `GET /users/{id}`, taken apart.
struct RouteKey: Equatable {
  var method: String
  var segments: [Segment]

  /// A part of the path between slashes.
  enum Segment: Hashable {
    case literal(String)
    case parameter(String)
    /// `{name+}`, which takes the rest of the path.
    case greedy(String)
  }

  /// The methods of API Gateway; `ANY` stands for all that have no route of their own.
  static let methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"]

  /// What can be taken apart, for editors; its beginning refuses a parameter that is there twice.
  static let pattern: TextPattern = {
    let name = "[A-Za-z0-9._-]+"
    let part = "(?:[A-Za-z0-9._:-]+|\\{\(name)\\})"
    let path = "/(?:(?:\(part)/)*(?:\(part)|\\{\(name)\\+\\}))?"
    return TextPattern(
      "(?!.*\\{(\(name))\\+?\\}.*\\{\\1\\+?\\})"
        + " *(?:\(methods.joined(separator: "|"))) +\(path) *",
      "a method, a space and a path")
  }()

  /// Takes a key apart, or says what is wrong with it.
  init(_ key: String) throws(Problem) {
    let words = key.split(separator: " ")
    guard words.count == 2, let method = words.first, let path = words.last else {
      throw Problem("It must be a method, a space and a path.", hint: Self.repaired(words))
    }
    guard Self.methods.contains(String(method)) else {
      let meant = Spelling.nearest(to: String(method), among: Self.methods)
      throw Problem(
        "`\(method)` is no method; there are \(Self.methods.joined(separator: ", ")).",
        hint: meant.map { "did you mean `\($0) \(path)`?" })
    }
    self.method = String(method)
    segments = try Self.segments(of: path, method: method)
  }

  /// Why a key is refused.
  struct Problem: Error {
    var detail: String
    var hint: String?

    init(_ detail: String, hint: String? = nil) {
      self.detail = detail
      self.hint = hint
    }
  }

  /// The path in its one spelling.
  var path: String { "/" + segments.map(\.text).joined(separator: "/") }

  private static func repaired(_ words: [Substring]) -> String? {
    guard words.count == 1, let word = words.first, word.hasPrefix("/") else { return nil }
    return "did you mean `ANY \(word)`?"
  }

  private static func segments(of path: Substring, method: Substring) throws(Problem) -> [Segment] {
    guard path.hasPrefix("/") else {
      throw Problem("The path must begin with `/`.", hint: "did you mean `\(method) /\(path)`?")
    }
    guard path != "/" else { return [] }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains("") else {
      let clean = parts.filter { !$0.isEmpty }.joined(separator: "/")
      throw Problem(
        "A part of the path is empty: API Gateway has no `//` and no `/` at the end.",
        hint: "did you mean `\(method) /\(clean)`?")
    }
    var segments: [Segment] = []
    for part in parts {
      if case .greedy(let name) = segments.last {
        throw Problem("Nothing can follow `{\(name)+}`, which takes the rest of the path.")
      }
      let segment = try Segment(part)
      if let name = segment.parameter, segments.contains(where: { $0.parameter == name }) {
        throw Problem("The path has the parameter `\(name)` twice.")
      }
      segments.append(segment)
    }
    return segments
  }
}

extension RouteKey.Segment {
  fileprivate init(_ part: Substring) throws(RouteKey.Problem) {
    guard part.contains(where: { "{}".contains($0) }) else {
      guard part.allSatisfy({ Self.isAllowed($0) || $0 == ":" }) else {
        throw RouteKey.Problem(
          "`\(part)` has characters that API Gateway refuses in a path: letters, digits and"
            + " `-._:` may be there.")
      }
      self = .literal(String(part))
      return
    }
    let inner = part.dropFirst().dropLast()
    let name = inner.hasSuffix("+") ? inner.dropLast() : inner
    guard part.hasPrefix("{"), part.hasSuffix("}"), !name.isEmpty, name.allSatisfy(Self.isAllowed)
    else {
      throw RouteKey.Problem(
        "`\(part)` is not well-formed: a parameter is the whole part between two slashes,"
          + " `{name}` or `{name+}`, of letters, digits and `-._`.")
    }
    self = inner.hasSuffix("+") ? .greedy(String(name)) : .parameter(String(name))
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-._".contains(character))
  }

  /// As it is written.
  var text: String {
    switch self {
    case .literal(let text): text
    case .parameter(let name): "{\(name)}"
    case .greedy(let name): "{\(name)+}"
    }
  }

  /// The parameter's name, if it is one.
  var parameter: String? {
    switch self {
    case .literal: nil
    case .parameter(let name), .greedy(let name): name
    }
  }
}
