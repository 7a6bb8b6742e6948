import Digest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads a file in pieces.
enum FileReader {
  private static let pieceSize = 1 << 16

  /// Hands a file's bytes on, a piece at a time.
  static func forEachPiece(
    of path: String, _ take: (Span<UInt8>) throws(PackagingError) -> Void
  ) throws(PackagingError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
      guard count > 0 else { return }
      try take(piece.span.extracting(first: count))
    }
  }

  /// A file's digest and its size in bytes.
  static func digest(of path: String) throws(PackagingError) -> (SHA256.Digest, count: Int) {
    var hash = SHA256()
    var count = 0
    try forEachPiece(of: path) { piece in
      hash.update(piece)
      count += piece.count
    }
    return (hash.finish(), count)
  }
}
