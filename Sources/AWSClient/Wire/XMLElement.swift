import CExpat

/// An element of an XML document, as IAM and STS answer.
///
/// Attributes and the order of text and children are not kept, and a prefix is a part of the name:
/// AWS's answers need none of them.
struct XMLElement: Sendable, Hashable {
  /// The element's name.
  var name: String
  /// All text directly inside it, without white space around it.
  var text: String
  /// The elements directly inside it.
  var children: [XMLElement]

  /// The document was not well-formed.
  struct ParseError: Error, Hashable {
    /// Expat's own words.
    var reason: String
    /// The line, from 1.
    var line: Int
  }

  /// The first child of a name.
  subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The children of a list: AWS calls each of its elements `member`.
  var members: [XMLElement] { children.filter { $0.name == "member" } }

  /// The root of a document, which must be well-formed.
  init(parsing document: [UInt8]) throws(ParseError) {
    guard let parser = XML_ParserCreate("UTF-8") else {
      throw ParseError(reason: "out of memory", line: 0)
    }
    defer { XML_ParserFree(parser) }
    var builder = Builder()
    let parsed = withUnsafeMutablePointer(to: &builder) { builder in
      XML_SetUserData(parser, builder)
      XML_SetElementHandler(
        parser,
        { data, name, _ in
          guard let name else { return }
          data?.assumingMemoryBound(to: Builder.self).pointee.open(String(cString: name))
        },
        { data, _ in data?.assumingMemoryBound(to: Builder.self).pointee.close() })
      XML_SetCharacterDataHandler(parser) { data, characters, count in
        guard let characters else { return }
        let text = UnsafeRawBufferPointer(start: characters, count: Int(count))
        data?.assumingMemoryBound(to: Builder.self).pointee.append(text)
      }
      return document.withUnsafeBytes { bytes in
        XML_Parse(
          parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 1)
      }
    }
    guard parsed == XML_STATUS_OK, let root = builder.root else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
      throw ParseError(
        reason: reason ?? "no element", line: Int(XML_GetCurrentLineNumber(parser)))
    }
    self = root
  }

  private init(name: String) {
    self.name = name
    text = ""
    children = []
  }

  private struct Builder {
    var root: XMLElement?
    private var path: [(element: XMLElement, text: [UInt8])] = []

    mutating func open(_ name: String) { path.append((XMLElement(name: name), [])) }

    mutating func append(_ text: UnsafeRawBufferPointer) {
      guard !path.isEmpty else { return }
      path[path.count - 1].text.append(contentsOf: text)
    }

    mutating func close() {
      guard case (var element, let text)? = path.popLast() else { return }
      element.text = String(decoding: trimmed(text), as: UTF8.self)
      if path.isEmpty {
        root = element
      } else {
        path[path.count - 1].element.children.append(element)
      }
    }

    private func trimmed(_ text: [UInt8]) -> ArraySlice<UInt8> {
      func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }
      guard let first = text.firstIndex(where: { !isSpace($0) }),
        let last = text.lastIndex(where: { !isSpace($0) })
      else { return [] }
      return text[first...last]
    }
  }
}
