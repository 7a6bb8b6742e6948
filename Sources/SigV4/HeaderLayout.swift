/// What follows from the names of a request's headers alone: which are signed, and in which order.
///
/// A program sends many requests with the same names, so layouts are kept.
final class HeaderLayout {
  /// Where a value comes from.
  enum Source {
    /// From the header of the request with this index.
    case request(Int)

    /// From the signer.
    case added(AddedHeader)
  }

  /// A value and what stands before it.
  struct Entry {
    /// Where in ``prefixes`` the text stands: the name with a colon, after a line feed unless it is
    /// the first, or a comma if the entry before has the same name.
    let prefix: Range<Int>
    let source: Source
  }

  /// The signed headers in their order; those of one name stay in the order in which they came.
  let entries: [Entry]

  /// The texts before the values.
  let prefixes: [UInt8]

  /// The names of the signed headers with semicolons between them.
  let signedNames: String

  private let names: [String]
  private let namesAreASCII: Bool
  private let added: AddedHeader.Selection

  /// Lays out the headers of a request and those that the signer adds.
  init(of headers: [SignableRequest.Header], adding added: AddedHeader.Selection) {
    names = headers.map(\.name)
    namesAreASCII = names.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }
    self.added = added
    var (entries, prefixes, signedNames) = ([Entry](), [UInt8](), [UInt8]())
    var previous: [UInt8]?
    for (name, source) in Self.signedHeaders(among: names, adding: added) {
      let start = prefixes.count
      if name == previous {
        prefixes += ",".utf8
      } else {
        prefixes += (previous == nil ? "" : "\n").utf8 + name + ":".utf8
        signedNames += (previous == nil ? "" : ";").utf8 + name
      }
      entries.append(Entry(prefix: start..<prefixes.count, source: source))
      previous = name
    }
    self.entries = entries
    self.prefixes = prefixes
    self.signedNames = String(decoding: signedNames, as: UTF8.self)
  }

  /// The headers that are signed, with their names in lower case, in their order.
  private static func signedHeaders(
    among names: [String], adding added: AddedHeader.Selection
  ) -> [(name: [UInt8], source: Source)] {
    let contentHash: SigningOptions.ContentHashHeader =
      added.contains(.contentHash) ? .added : .omitted
    var signed: [(name: [UInt8], source: Source)] = []
    for (index, name) in names.enumerated() {
      let name = name.utf8.map(\.lowerCased)
      if HeaderSelection.covers(name.span, contentHash: contentHash) {
        signed.append((name, .request(index)))
      }
    }
    for header in AddedHeader.allCases where added.contains(header) {
      signed.append((Array(header.name.utf8), .added(header)))
    }
    let inOrder = signed.enumerated().sorted { left, right in
      left.element.name == right.element.name
        ? left.offset < right.offset
        : left.element.name.lexicographicallyPrecedes(right.element.name)
    }
    return inOrder.map(\.element)
  }

  /// Whether this is certainly the layout for a request.
  ///
  /// Texts that are equal may consist of different bytes, but not of the same number of bytes if
  /// one of them is ASCII. Names that are not ASCII are not compared further: HTTP has none.
  func fits(_ headers: [SignableRequest.Header], adding added: AddedHeader.Selection) -> Bool {
    guard namesAreASCII, self.added == added, names.count == headers.count else { return false }
    for index in names.indices {
      let name = headers[index].name
      guard names[index] == name, names[index].utf8.count == name.utf8.count else { return false }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var lowerCased: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
