/// Why a package cannot be made; every path is as it was given or found, not resolved.
public enum PackagingError: Error, Sendable, Equatable {
  /// There is nothing at the path of the code.
  case notFound(path: String)
  /// A file or folder cannot be read; `errno` is the system's reason.
  case unreadable(path: String, errno: Int32)
  /// The archive cannot be written, with the reason in libarchive's or the system's words.
  case unwritable(path: String, reason: String)
  /// A symbolic link leads to nothing.
  case brokenLink(path: String)
  /// A symbolic link leads out of the folder that is packed.
  case linkLeavesFolder(path: String)
  /// A symbolic link leads to a folder that it is in itself.
  case linkLoop(path: String)
  /// It is neither a file nor a folder, such as a socket.
  case notPackable(path: String)
  /// A file's name is not UTF-8; it is shown as far as it can be.
  case nameNotUTF8(path: String)
  /// A pattern of what something is made from names no file.
  case noSuchInput(pattern: String)
  /// No file is left to pack.
  case empty(path: String)
  /// The files have more bytes together than Lambda takes.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// A file was changed between reading it for the digest and packing it.
  case changed(path: String)
}
