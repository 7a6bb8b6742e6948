import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder of this run's own below the temporary one, which goes with all files in it when the run
/// ends.
final class ScratchFolder: Sendable {
  private let temporary: String
  private let made = Locked<String?>(nil)

  /// A folder that is made when it is first needed.
  init(below temporary: String) { self.temporary = temporary }

  /// The folder, which is there now.
  func path() throws(Problem) -> String {
    try made.withLock { (made) throws(Problem) in
      if let made { return made }
      let path = try make()
      made = path
      return path
    }
  }

  private func make() throws(Problem) -> String {
    var template = Array("\(temporary)/gwdeploy.XXXXXX".utf8CString)
    let path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let path else {
      throw Problem(
        code: "no-scratch", summary: "\(temporary) cannot be written to",
        detail: "\(String(cString: strerror(errno))). Packages are made there.",
        hint: "set TMPDIR to a folder that can be written to")
    }
    return path
  }

  /// Deletes it; what cannot be deleted is left for the system's own cleaning.
  func remove() {
    made.withLock { made in
      guard let path = made, let folder = opendir(path) else { return }
      made = nil
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
      rmdir(path)
    }
  }
}
