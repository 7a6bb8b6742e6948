public import Digest

/// Tells whether the files that something is made from have changed.
public enum InputDigest {
  /// The digest of the paths, executable bits and contents of the files that patterns name.
  ///
  /// - Parameters:
  ///   - patterns: Files and folders, in the syntax of `.gitignore`; never below `.git`.
  ///   - outputs: Paths of files and folders that are no inputs, whatever the patterns say.
  ///   - folder: The folder that all of them are relative to.
  /// - Returns: The digest, which is the same for the same files wherever the folder is.
  /// - Throws: What cannot be read, and a pattern that names no file.
  public static func digest(
    of patterns: [String], without outputs: [String] = [], in folder: String
  ) throws(PackagingError) -> SHA256.Digest {
    let wanted = IgnoreRules(patterns)
    let unwanted = IgnoreRules.standard + IgnoreRules(outputs.map { "/\($0)" })
    let tree = try SourceTree(folder: folder) { path, kind in
      // Any folder may have wanted files below it.
      unwanted.exclude(path, kind) || (kind == .file && !wanted.name(path))
    }
    for pattern in patterns where !pattern.hasPrefix("!") {
      let rule = IgnoreRules([pattern])
      guard tree.files.contains(where: { rule.name($0.path) }) else {
        throw .noSuchInput(pattern: pattern)
      }
    }
    return tree.digest
  }
}

extension IgnoreRules {
  /// Whether the rules name a file, or a folder above it.
  fileprivate func name(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    let above = parts.indices.dropLast().map { parts[...$0].joined(separator: "/") }
    return exclude(path, .file) || above.contains { exclude($0, .folder) }
  }
}
