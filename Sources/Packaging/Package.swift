public import Digest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A function's code as it is now: a folder that is packed, or a zip file that is taken as it is.
public struct Package: Sendable {
  private enum Source: Sendable {
    case folder(SourceTree)
    case archive(Archive)
  }

  /// The most bytes that a function's files may have together, layers aside (Lambda's quotas:
  /// "250 MB unzipped").
  public static let sizeLimit = 262_144_000

  private let path: String
  private let source: Source

  /// Reads the code.
  ///
  /// Left out of a folder are `.git`, `.gwdeploy`, `__pycache__`, `.DS_Store`, `.gwdeployignore`
  /// and what that file names in the syntax of `.gitignore`. Symbolic links are followed inside of
  /// the folder.
  ///
  /// - Parameters:
  ///   - path: A folder, or a zip file.
  ///   - patterns: More to leave out of a folder, in the same syntax.
  /// - Throws: What cannot be read or packed.
  public init(at path: String, excluding patterns: [String] = []) throws(PackagingError) {
    self.path = path
    switch try FilePath.status(of: path, links: .followed).kind {
    case .folder:
      let tree = try SourceTree(folder: path, excluding: patterns)
      guard tree.size <= Self.sizeLimit else {
        throw .tooLarge(path: path, bytes: tree.size, limit: Self.sizeLimit)
      }
      source = .folder(tree)
    case .file: source = .archive(try Archive(reading: path))
    case .link, .other: throw .notPackable(path: path)
    }
  }

  /// Tells whether the code has changed: the digest of all paths, executable bits and contents, or
  /// of the zip file's bytes.
  public var sourceDigest: SHA256.Digest {
    switch source {
    case .folder(let tree): tree.digest
    case .archive(let archive): archive.sha256
    }
  }

  /// Packs the folder into a zip file, whose bytes are the same wherever and whenever it is done.
  ///
  /// - Parameter path: The file to write, in a folder that is there; a zip file that is taken as it
  ///   is stays where it is, and nothing is written.
  /// - Returns: The archive, with the path at which it is.
  /// - Throws: What cannot be read or written, or was changed since the code was read; no file is
  ///   left then.
  public func archive(to path: String) throws(PackagingError) -> Archive {
    switch source {
    case .archive(let archive):
      return archive
    case .folder(let tree):
      do throws(PackagingError) {
        try ZipWriter.withUTF8Names { () throws(PackagingError) in try tree.write(to: path) }
        return try Archive(reading: path)
      } catch {
        unlink(path)
        throw error
      }
    }
  }

  /// The most bytes that the archive can have, without packing it.
  ///
  /// Compression makes nothing larger by more than a thousandth; the rest is what a zip file says of
  /// each file, its name twice.
  public var largestArchiveSize: Int {
    switch source {
    case .archive(let archive): archive.count
    case .folder(let tree):
      tree.files.reduce(100) { sum, file in
        sum + file.size + file.size / 1000 + 2 * file.path.utf8.count + 300
      }
    }
  }

  /// The files that have the most bytes, the largest first; none of a zip file that is taken as it
  /// is.
  public func largestFiles(_ count: Int) -> [(path: String, size: Int)] {
    guard case .folder(let tree) = source else { return [] }
    return tree.files.sorted { ($1.size, $0.path) < ($0.size, $1.path) }.prefix(count)
      .map { ($0.path, $0.size) }
  }
}

extension SourceTree {
  fileprivate func write(to path: String) throws(PackagingError) {
    var zip = try ZipWriter.create(path)
    var hash = SHA256()
    for file in files {
      try zip.begin(file)
      var rest = file.size
      try FileReader.forEachPiece(of: file.source) { (piece) throws(PackagingError) in
        // More would not fit into what was announced.
        guard piece.count <= rest else { throw .changed(path: file.source) }
        rest -= piece.count
        hash.update(piece)
        try zip.write(piece)
      }
      guard hash.finish() == file.digest else { throw .changed(path: file.source) }
    }
    try zip.close()
  }
}
