/// The anchors of a document, and how much their aliases have added to it so far.
struct YAMLAnchors {
  private enum Anchor {
    /// Its value is still being read: an alias to it would hold itself.
    case open
    case defined(YAMLNode, weight: Int, depth: Int)
  }

  private var anchors: [String: Anchor] = [:]
  private var expanded = 0

  /// The value that bears the anchor begins.
  mutating func open(_ name: String) { anchors[name] = .open }

  /// The value that bears the anchor has been read.
  mutating func define(_ name: String, as node: YAMLNode) {
    let (weight, depth) = node.extent
    anchors[name] = .defined(node, weight: weight, depth: depth)
  }

  /// What an alias stands for, within what aliases may add.
  mutating func expand(_ name: String, at place: Location, depth: Int) throws(Diagnostic)
    -> YAMLNode
  {
    switch anchors[name] {
    case .defined(let node, let weight, let levels):
      expanded += weight
      guard expanded <= YAMLReader.sizeLimit else {
        throw Diagnostic(
          .aliasesTooLarge, "Together they may stand for about a megabyte of text.", at: place)
      }
      guard depth + levels <= YAMLReader.depthLimit else { throw .tooDeep(at: place) }
      return node
    case .open:
      throw Diagnostic(.unknownAlias, "`*\(name)` stands inside of what it names.", at: place)
    case nil:
      throw Diagnostic(
        .unknownAlias, "No `&\(name)` stands before it.",
        hint: "put the value in quotes if the `*` belongs to it", at: place)
    }
  }
}

extension YAMLNode {
  /// What it costs to keep it, roughly in bytes, and how many levels it has.
  fileprivate var extent: (weight: Int, depth: Int) {
    let perNode = 64
    let children: [YAMLNode]
    var weight = perNode
    switch value {
    case .scalar(let scalar): return (perNode + scalar.text.utf8.count, 0)
    case .sequence(let nodes): children = nodes
    case .mapping(let entries):
      children = entries.map(\.value)
      weight += entries.reduce(0) { $0 + $1.key.utf8.count }
    }
    var depth = 0
    for child in children {
      let extent = child.extent
      weight += extent.weight
      depth = max(depth, extent.depth)
    }
    return (weight, depth + 1)
  }
}
