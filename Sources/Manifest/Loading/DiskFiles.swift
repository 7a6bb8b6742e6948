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
    let asked = path.hasPrefix("/") ? path : "\(root)/\(path)"
    guard let target = resolve(asked) else { return errno == EACCES ? .unreadable : .missing }
    guard target == folder || target.hasPrefix(folder == "/" ? "/" : "\(folder)/") else {
      return .outside
    }
    return kind(of: target)
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
