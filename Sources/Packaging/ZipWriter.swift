import CArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes a zip file whose bytes depend on nothing but the files put in: no times, no owners, only
/// two modes.
///
/// Times are left out because a zip file has local ones; the bytes may still differ between
/// versions of zlib.
struct ZipWriter: ~Copyable {
  /// libarchive's `AE_IFREG`, a macro with a cast that Swift does not import.
  private static let regularFile: UInt32 = 0o100000

  private let archive: OpaquePointer
  private let path: String

  private init(archive: OpaquePointer, path: String) {
    self.archive = archive
    self.path = path
  }

  /// Creates the file, or empties it.
  static func create(_ path: String) throws(PackagingError) -> ZipWriter {
    guard let archive = archive_write_new() else {
      throw .unwritable(path: path, reason: "out of memory")
    }
    let writer = ZipWriter(archive: archive, path: path)
    try writer.check(archive_write_set_format_zip(archive))
    try writer.check(archive_write_zip_set_compression_deflate(archive))
    try writer.check(archive_write_set_options(archive, "zip:compression-level=6"))
    try writer.check(archive_write_open_filename(archive, path))
    return writer
  }

  deinit { archive_write_free(archive) }

  /// Begins a file, whose content is to follow.
  mutating func begin(_ file: SourceFile) throws(PackagingError) {
    guard let entry = archive_entry_new() else {
      throw .unwritable(path: path, reason: "out of memory")
    }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, file.path)
    archive_entry_set_filetype(entry, Self.regularFile)
    archive_entry_set_perm(entry, file.mode == .executable ? 0o755 : 0o644)
    archive_entry_set_size(entry, Int64(file.size))
    try check(archive_write_header(archive, entry))
  }

  /// Adds to the content of the file that was begun last.
  mutating func write(_ bytes: Span<UInt8>) throws(PackagingError) {
    let written = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw failure() }
  }

  /// Ends the archive.
  mutating func close() throws(PackagingError) {
    try check(archive_write_close(archive))
  }

  /// Runs `body` with names taken as UTF-8, whatever the process's locale: libarchive converts them
  /// from that of the thread.
  static func withUTF8Names<Value, Failure>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let previous = locale.map { uselocale($0) }
    defer {
      if let previous { uselocale(previous) }
      if let locale { freelocale(locale) }
    }
    return try body()
  }

  private func check(_ status: Int32) throws(PackagingError) {
    // A warning is a failure too: it means that something was not written as it was given.
    guard status == ARCHIVE_OK else { throw failure() }
  }

  private func failure() -> PackagingError {
    let words = archive_error_string(archive).map { String(cString: $0) }
    let code = archive_errno(archive)
    let cause = code > 0 ? String(cString: strerror(code)) : nil
    let reason = [words, cause].compactMap(\.self).joined(separator: ": ")
    return .unwritable(path: path, reason: reason.isEmpty ? "unknown" : reason)
  }
}
