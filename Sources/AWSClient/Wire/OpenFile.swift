#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that cannot be read.
private struct FileError: Error, CustomStringConvertible {
  var path: String
  var code: Int32
  var description: String { "\(path): \(String(cString: strerror(code)))" }
}

/// A file that is read from its start to its end.
final class OpenFile {
  private let path: String
  private let descriptor: Int32

  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes; fewer only at the end of the file.
  func bytes(_ count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try fill(UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Fills a buffer with the bytes that come next and says how many; fewer than it takes only at the
  /// end of the file.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let got = read(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, code: errno)
      }
      filled += got
    }
    return filled
  }
}
