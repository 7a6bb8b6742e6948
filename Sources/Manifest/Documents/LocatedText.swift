/// A document of a manifest with the places where its lines were written.
struct LocatedText {
  let text: String
  private let origin: Origin

  private enum Origin {
    /// The whole of a file.
    case file(String)
    /// The lines below a `|`, each after some spaces.
    case block(first: Location, indentation: Int)
    /// On one line, from a column on.
    case line(Location)
    /// Written in another way than it reads, such as YAML that stands for JSON.
    case elsewhere(Location)
  }

  /// The document that stands at a node; nil if none does.
  ///
  /// - Parameters:
  ///   - node: A document, written in place or taken from its file.
  ///   - manifest: What documents that are written in place are a part of.
  init?(_ node: YAMLNode, in manifest: SourceText) {
    guard let text = node.text else { return nil }
    self.text = text
    origin = Self.origin(of: text, at: node.location, in: manifest)
  }

  /// Where a character was written, by its line and column in the document, from 1.
  func location(line: Int, column: Int) -> Location {
    switch origin {
    case .file(let file): return Location(file: file, line: line, column: column)
    case .block(let first, let indentation):
      return Location(
        file: first.file, line: first.line + line - 1, column: indentation + column)
    case .line(let start):
      return Location(file: start.file, line: start.line, column: start.column + column - 1)
    case .elsewhere(let place): return place
    }
  }

  private static func origin(
    of text: String, at place: Location, in manifest: SourceText
  ) -> Origin {
    guard place.file == manifest.file else { return .file(place.file) }
    let rest = manifest.rest(from: place)
    if rest.hasPrefix("|") {
      var first = place
      first.line += 1
      return .block(
        first: first, indentation: indentation(from: first.line, in: manifest))
    }
    let isQuoted = rest.hasPrefix("\"") || rest.hasPrefix("'")
    guard rest.dropFirst(isQuoted ? 1 : 0).hasPrefix(text) else { return .elsewhere(place) }
    var start = place
    start.column += isQuoted ? 1 : 0
    return .line(start)
  }

  private static func indentation(from line: Int, in manifest: SourceText) -> Int {
    var number = line
    while let text = manifest.line(number) {
      if text.contains(where: { $0 != " " }) { return text.prefix { $0 == " " }.count }
      number += 1
    }
    return 0
  }
}
