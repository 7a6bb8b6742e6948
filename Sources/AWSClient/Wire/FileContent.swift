import HTTP

/// The content of a file, which is read while it is sent.
struct FileContent: BodySource {
  let path: String
  /// The file's size in bytes.
  let count: Int

  func open() throws -> any BodyReader { Reader(file: try OpenFile(path: path)) }

  private struct Reader: BodyReader {
    let file: OpenFile

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { try file.fill(buffer) }
  }
}
