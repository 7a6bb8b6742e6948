import Manifest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads a manifest's text, within the bounds of a manifest.
enum ManifestFile {
  /// The text of a file; of one that is too large only so much that this can be told.
  ///
  /// - Throws: `Problem` if it is not there, cannot be read, or is not UTF-8.
  static func text(of path: String) throws(Problem) -> String {
    let bytes = try bytes(of: path)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    guard bytes.count <= ManifestLoader.sizeLimit else {
      return String(decoding: bytes, as: UTF8.self)
    }
    throw Problem(
      code: "not-utf-8", summary: "\(path) is not UTF-8",
      detail: "A manifest is a text in UTF-8; here stands something else.",
      hint: "save it as UTF-8", location: firstPlaceWithoutText(in: bytes, path: path))
  }

  private static func bytes(of path: String) throws(Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= ManifestLoader.sizeLimit {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, errno) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  private static func unreadable(_ path: String, _ code: Int32) -> Problem {
    switch code {
    case ENOENT, ENOTDIR:
      Problem(
        code: "no-manifest", summary: "\(path) is not there",
        hint: "run gwdeploy in the project's folder, or name the manifest with --manifest")
    case EISDIR:
      Problem(
        code: "unreadable-manifest", summary: "\(path) is a folder, not a manifest",
        hint: "name the file in it: --manifest \(path)/gwdeploy.yaml")
    default:
      Problem(
        code: "unreadable-manifest", summary: "\(path) cannot be read",
        detail: "\(String(cString: strerror(code))).",
        hint: code == EACCES ? "change its permissions, or run as its owner" : nil)
    }
  }

  private static func firstPlaceWithoutText(in bytes: [UInt8], path: String) -> Location {
    var place = Location(file: path, line: 1, column: 1)
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      if scalar == "\n" {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
    }
    return place
  }
}
