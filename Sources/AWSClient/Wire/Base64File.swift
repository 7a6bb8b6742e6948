import Digest
import HTTP

/// A JSON document with the content of a file in base64 as one of its texts.
///
/// The file is read while the document is, so a package of 50 MB costs no memory.
struct Base64File: BodySource {
  private let prefix: [UInt8]
  private let path: String
  private let size: Int
  private let suffix: [UInt8]

  /// A document with the file's content in the place of a member's first empty text.
  ///
  /// nil if the document has no such member with an empty text. The size is the file's, in bytes.
  init?(_ document: [UInt8], member: String, path: String, size: Int) {
    let place = Array("\"\(member)\":\"".utf8)
    guard let start = document.firstRange(of: place + [UInt8(ascii: "\"")]) else { return nil }
    let end = start.lowerBound + place.count
    prefix = Array(document[..<end])
    suffix = Array(document[end...])
    self.path = path
    self.size = size
  }

  var count: Int { prefix.count + (size + 2) / 3 * 4 + suffix.count }

  func open() throws -> any BodyReader {
    Reader(prefix: prefix, suffix: suffix, file: try OpenFile(path: path))
  }

  /// Gives the prefix, the file in groups of three bytes, and the suffix.
  private struct Reader: BodyReader {
    private static let chunk = 3 * (1 << 14)

    private let suffix: [UInt8]
    private let file: OpenFile
    private var pending: ArraySlice<UInt8>
    private var fileEnded = false

    init(prefix: [UInt8], suffix: [UInt8], file: OpenFile) {
      pending = prefix[...]
      self.suffix = suffix
      self.file = file
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      if pending.isEmpty, !fileEnded {
        let bytes = try file.bytes(Self.chunk)
        fileEnded = bytes.count < Self.chunk
        var characters: [UInt8] = []
        characters.reserveCapacity(Base64.encodedCount(of: bytes.count) + suffix.count)
        Base64.append(bytes.span, to: &characters)
        if fileEnded { characters += suffix }
        pending = characters[...]
      }
      let count = min(buffer.count, pending.count)
      buffer.copyBytes(from: pending.prefix(count))
      pending = pending.dropFirst(count)
      return count
    }
  }
}
