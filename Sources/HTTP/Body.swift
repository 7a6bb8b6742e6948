/// What a request carries after its header: bytes at hand, or a source that can be read again.
///
/// A request may be read more than once (to sign it, to send it, to send it again), so a body that
/// does not fit into memory comes from a source that opens anew each time.
public enum Body: Sendable {
  case bytes([UInt8])
  case source(any BodySource)

  /// No bytes at all.
  public static let empty = Body.bytes([])

  /// The UTF-8 bytes of a text.
  public static func text(_ text: String) -> Body { .bytes(Array(text.utf8)) }

  /// How many bytes there are.
  public var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .source(let source): source.count
    }
  }

  /// Starts reading at the first byte.
  ///
  /// - Throws: What the source throws when it cannot be opened.
  public func open() throws -> any BodyReader {
    switch self {
    case .bytes(let bytes): BytesReader(bytes)
    case .source(let source): try source.open()
    }
  }

  /// All bytes at once, for the few places that need them so (tests, small bodies).
  ///
  /// - Throws: What the source throws when it cannot be read.
  public func collected() throws -> [UInt8] {
    guard case .source = self else {
      if case .bytes(let bytes) = self { return bytes }
      return []
    }
    var reader = try open()
    var collected: [UInt8] = []
    collected.reserveCapacity(count)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let read = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
      if read == 0 { return collected }
      collected.append(contentsOf: chunk[..<read])
    }
  }
}

/// Bytes that can be read from the start as often as needed, the same each time.
public protocol BodySource: Sendable {
  /// How many bytes a whole reading gives.
  var count: Int { get }

  /// Starts a reading at the first byte.
  func open() throws -> any BodyReader
}

/// One reading of a body, used from one thread at a time.
public protocol BodyReader {
  /// Fills the front of `buffer` with the bytes that come next and says how many; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

private struct BytesReader: BodyReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
