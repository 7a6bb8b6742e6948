#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that its owner alone may read.
enum PrivateFile {
  /// A call to the system that failed.
  struct Failure: Error {
    var call: String
    var code: Int32
  }

  /// Puts a file in the place of another one, all at once: nobody ever sees half of it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(call: "open", code: errno) }
    do throws(Failure) {
      try fill(descriptor, with: bytes)
      guard rename(draft, path) == 0 else { throw Failure(call: "rename", code: errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Writes all bytes and closes the file, whatever happens.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(Failure) {
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(call: "write", code: errno) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw Failure(call: "fsync", code: errno) }
  }
}
