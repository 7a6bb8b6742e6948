#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the system says of paths.
enum FilePath {
  struct Status {
    var kind: Kind
    var mode: SourceFile.Mode
  }

  enum Kind {
    case file
    case folder
    case link
    case other
  }

  enum Links {
    case followed
    case asTheyAre
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The absolute path without links and dots.
  static func resolve(_ path: String) throws(PackagingError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw errno == ENOENT ? .notFound(path: path) : .unreadable(path: path, errno: errno)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func status(of path: String, links: Links) throws(PackagingError) -> Status {
    var status = stat()
    let result =
      switch links {
      case .followed: stat(path, &status)
      case .asTheyAre: lstat(path, &status)
      }
    guard result == 0 else {
      throw errno == ENOENT ? .notFound(path: path) : .unreadable(path: path, errno: errno)
    }
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return Status(kind: kind, mode: status.st_mode & 0o111 == 0 ? .plain : .executable)
  }

  /// The names in a folder but `.` and `..`, in whatever order the system has them.
  static func names(in folder: String) throws(PackagingError) -> [String] {
    guard let stream = opendir(folder) else { throw .unreadable(path: folder, errno: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .unreadable(path: folder, errno: errno) }
        return names
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 }.map(\.self) }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        throw .nameNotUTF8(path: join(folder, String(decoding: bytes, as: UTF8.self)))
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }
}
