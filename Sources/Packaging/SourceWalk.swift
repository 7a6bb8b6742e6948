#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One walk through a folder, which collects its files.
struct SourceWalk {
  /// The folder, with all links resolved.
  let root: String
  /// Whether a file or folder stays out, by its path below the folder.
  let leavesOut: (String, IgnoreRules.Kind) -> Bool
  private(set) var files: [SourceFile] = []
  /// The folders that are being visited, with all links resolved, to notice a loop.
  private var open: [String] = []

  init(root: String, leavingOut leavesOut: @escaping (String, IgnoreRules.Kind) -> Bool) {
    self.root = root
    self.leavesOut = leavesOut
  }

  /// Visits a folder, which has a path in the package that is empty for the outermost one.
  mutating func visit(_ folder: String, as path: String) throws(PackagingError) {
    let resolved = try FilePath.resolve(folder)
    guard !open.contains(resolved) else { throw .linkLoop(path: folder) }
    open.append(resolved)
    for name in try FilePath.names(in: folder) {
      try add(FilePath.join(folder, name), as: path.isEmpty ? name : "\(path)/\(name)")
    }
    open.removeLast()
  }

  private mutating func add(_ source: String, as path: String) throws(PackagingError) {
    let own = try FilePath.status(of: source, links: .asTheyAre)
    var target = own
    if own.kind == .link {
      // What is left out may lead anywhere; a link can be left out by a rule for folders as well.
      guard !leavesOut(path, .file), !leavesOut(path, .folder) else { return }
      target = try follow(source)
    }
    switch target.kind {
    case .folder:
      if !leavesOut(path, .folder) { try visit(source, as: path) }
    case .file:
      guard !leavesOut(path, .file) else { return }
      let (digest, size) = try FileReader.digest(of: source)
      files.append(
        SourceFile(path: path, source: source, mode: target.mode, size: size, digest: digest))
    case .link, .other:
      guard !leavesOut(path, .file) else { return }
      throw .notPackable(path: source)
    }
  }

  private func follow(_ link: String) throws(PackagingError) -> FilePath.Status {
    let resolved: String
    do throws(PackagingError) {
      resolved = try FilePath.resolve(link)
    } catch .notFound {
      throw .brokenLink(path: link)
    }
    guard resolved == root || resolved.hasPrefix(root == "/" ? "/" : "\(root)/") else {
      throw .linkLeavesFolder(path: link)
    }
    return try FilePath.status(of: link, links: .followed)
  }
}
