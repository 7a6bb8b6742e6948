/// The lines of a manifest that are not shown, since a value on them is a secret.
struct SecretLines {
  private var lines: Set<Int> = []

  /// Finds them in a tree as it was written.
  init(in root: YAMLNode) { collect(root, .object(.manifest)) }

  func contains(_ line: Int) -> Bool { lines.contains(line) }

  private mutating func collect(_ node: YAMLNode, _ schema: Schema) {
    switch schema.alternative(for: node) {
    case .object(let object):
      for entry in node.entries {
        guard let field = object.field(entry.key) else { continue }
        collect(entry.value, field.schema)
      }
    case .map(let map): node.entries.forEach { collect($0.value, map.schema(for: $0.key)) }
    case .list(let element): node.sequence?.forEach { collect($0, element) }
    case .scalar(.secret):
      guard let scalar = node.scalar, Template(scalar.written).hasLiterals else { return }
      lines.formUnion(node.location.line...scalar.lastLine)
    default: break
    }
  }
}
