/// The files of a project, as far as a manifest speaks of them.
public protocol ProjectFiles: Sendable {
  /// What stands at a path.
  ///
  /// - Parameter path: Relative to the folder that the manifest is in, or absolute.
  /// - Returns: What is there, with symbolic links followed.
  func entry(at path: String) -> ProjectEntry

  /// The text of a file that `entry` calls one.
  ///
  /// - Parameter path: Relative to the folder that the manifest is in, or absolute.
  /// - Returns: Nil if it is not UTF-8, larger than 1 MiB, or gone.
  func text(at path: String) -> String?
}

/// What can stand at a path of a project.
public enum ProjectEntry: Sendable, Equatable {
  case missing
  case folder
  case file
  /// Something else, such as a socket.
  case other
  /// It leads out of the project's folder, by itself or through a symbolic link.
  case outside
  /// It is there, but this process may not read it.
  case unreadable
}
