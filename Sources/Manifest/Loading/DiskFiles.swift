#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files of a project below a folder of this machine.
public struct DiskFiles: ProjectFiles {
  private let root: String

  /// The files below a folder.
  ///
  /// - Parameter root: The folder that the manifest is in.
  public init(root: String) { self.root = root }

  /// What stands at a path, with all symbolic links followed.
  public func entry(at path: String) -> ProjectEntry {
    guard let folder = resolve(root) else { return .missing }
    guard let target = resolve(absolute(path)) else {
      return errno == EACCES ? .unreadable : .missing
    }
    guard target == folder || target.hasPrefix(folder == "/" ? "/" : "\(folder)/") else {
      return .outside
    }
    return kind(of: target)
  }

  /// The text of a file, of up to 1 MiB.
  public func text(at path: String) -> String? {
    let descriptor = open(absolute(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let limit = 1 << 20
    // One byte more than is allowed tells whether there is more.
    let bytes = [UInt8](unsafeUninitializedCapacity: limit + 1) { buffer, count in
      while count <= limit {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), limit + 1 - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
      }
    }
    return bytes.count > limit ? nil : String(validating: bytes, as: UTF8.self)
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(root)/\(path)"
  }

  private func kind(of path: String) -> ProjectEntry {
    var status = stat()
    guard stat(path, &status) == 0 else { return .unreadable }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return access(path, R_OK | X_OK) == 0 ? .folder : .unreadable
    case S_IFREG: return access(path, R_OK) == 0 ? .file : .unreadable
    default: return .other
    }
  }

  /// The absolute path without symbolic links and dots; nil, with `errno`, if there is none.
  private func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
