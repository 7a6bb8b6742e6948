import CArchive
import Testing

@testable import Packaging

/// What libarchive finds in a zip file.
struct ZipContent {
  struct Entry: Equatable {
    var path: String
    var mode: UInt32
    var content: String
  }

  let entries: [Entry]

  init(path: String) throws {
    entries = try ZipWriter.withUTF8Names { try Self.read(path) }
  }

  private static func read(_ path: String) throws -> [Entry] {
    let archive = try #require(archive_read_new())
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    try #require(archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK)
    var entries: [Entry] = []
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return entries }
      try #require(status == ARCHIVE_OK)
      var content = [UInt8](repeating: 0, count: 1 << 16)
      let count = archive_read_data(archive, &content, content.count)
      try #require(count >= 0)
      entries.append(
        Entry(
          path: String(cString: try #require(archive_entry_pathname_utf8(entry))),
          mode: UInt32(archive_entry_mode(entry)),
          content: String(decoding: content.prefix(count), as: UTF8.self)))
    }
  }
}
