import Digest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Files below a folder, read: those that are to be packed, or that something is made from.
struct SourceTree: Sendable {
  /// Sorted by the UTF-8 bytes of their paths.
  let files: [SourceFile]

  /// Finds and reads the files, without what the patterns and the folder's own list leave out.
  init(folder: String, excluding patterns: [String]) throws(PackagingError) {
    let rules = IgnoreRules.standard + (try Self.ownRules(of: folder)) + IgnoreRules(patterns)
    try self.init(folder: folder, leavingOut: rules.exclude)
    guard !files.isEmpty else { throw .empty(path: folder) }
  }

  /// Finds and reads the files, without what is to be left out by its path and kind.
  init(
    folder: String, leavingOut leavesOut: @escaping (String, IgnoreRules.Kind) -> Bool
  ) throws(PackagingError) {
    var walk = SourceWalk(root: try FilePath.resolve(folder), leavingOut: leavesOut)
    try walk.visit(folder, as: "")
    files = walk.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// How many bytes the files have together.
  var size: Int { files.reduce(0) { $0 + $1.size } }

  /// The digest of all paths, executable bits and contents.
  ///
  /// The input of the hash is a version, and then for each file the length of its path (8 bytes,
  /// the highest first), the path, 1 if it is executable or else 0, and its content's digest.
  var digest: SHA256.Digest {
    var hash = SHA256()
    hash.update(Array("gwdeploy source 1\n".utf8).span)
    for file in files {
      let path = Array(file.path.utf8)
      let length = (0..<8).map { UInt8(truncatingIfNeeded: path.count >> (56 - 8 * $0)) }
      hash.update(length.span)
      hash.update(path.span)
      hash.update([file.mode.rawValue].span)
      hash.update(file.digest.bytes.span)
    }
    return hash.finish()
  }

  private static func ownRules(of folder: String) throws(PackagingError) -> IgnoreRules {
    let path = FilePath.join(folder, IgnoreRules.fileName)
    guard access(path, F_OK) == 0 else { return IgnoreRules([String]()) }
    var bytes: [UInt8] = []
    try FileReader.forEachPiece(of: path) { piece in
      for index in piece.indices { bytes.append(piece[index]) }
    }
    return IgnoreRules(String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline))
  }
}
