/// Puts the documents that a manifest names by their files in the places where they are named.
struct Embedding {
  let files: any ProjectFiles
  /// The manifest, as messages call it: the files are relative to its folder.
  let manifest: String
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []
  /// The files that were read, by what messages call them.
  private(set) var sources: [String: SourceText] = [:]

  init(files: any ProjectFiles, manifest: String) {
    self.files = files
    self.manifest = manifest
  }

  /// The tree with every `{file: path}` of a document replaced by what the file holds; one that
  /// cannot be read stays.
  mutating func embed(_ node: YAMLNode, _ schema: Schema) -> YAMLNode {
    switch schema {
    case .document where node.isFileReference: return document(node)
    case .inheriting(let inner): return embed(node, inner)
    case .oneOf(let alternatives):
      let chosen = alternatives.first { $0.alternative(for: node) != nil }
      return chosen.map { embed(node, $0) } ?? node
    case .object(let object):
      return node.mapValues { entry in
        object.field(entry.key).map { embed(entry.value, $0.schema) } ?? entry.value
      }
    case .map(let map): return node.mapValues { embed($0.value, map.schema(for: $0.key)) }
    case .list(let element):
      guard let nodes = node.sequence else { return node }
      return YAMLNode(
        value: .sequence(nodes.map { embed($0, element) }), location: node.location)
    case .document, .scalar: return node
    }
  }

  private mutating func document(_ node: YAMLNode) -> YAMLNode {
    guard let reference = node["file"], let scalar = reference.scalar, !scalar.isUnfilled else {
      return node
    }
    let path = scalar.text
    switch files.entry(at: path) {
    case .file:
      guard let text = files.text(at: path) else {
        report(
          .fileNotUsable, "`\(path)` is not UTF-8, or larger than 1 MiB.", at: reference.location)
        return node
      }
      let source = SourceText(file: shownPath(path), text: text)
      sources[source.file] = source
      return node.embedding(source.text, at: source.start)
    case .missing:
      report(
        .fileNotFound, "There is no `\(path)` beside the manifest.",
        hint: "paths are relative to the manifest", at: reference.location)
    case .outside:
      report(
        .fileOutsideProject, "`\(path)` leads out of the folder that the manifest is in.",
        hint: "move or copy it into the project", at: reference.location)
    case .unreadable:
      report(
        .fileNotUsable, "This user may not read `\(path)`.",
        hint: "change its permissions, or run as its owner", at: reference.location)
    case .folder, .other:
      report(.fileNotUsable, "`\(path)` is something else.", at: reference.location)
    }
    return node
  }

  private func shownPath(_ path: String) -> String {
    guard let slash = manifest.lastIndex(of: "/") else { return path }
    return "\(manifest[...slash])\(path)"
  }

  private mutating func report(
    _ finding: Finding, _ detail: String, hint: String? = nil, at place: Location
  ) {
    diagnostics.append(Diagnostic(finding, detail, hint: hint, at: place))
  }
}
