/// Reads a YAML document into a tree, within bounds, and collects what is wrong with it.
///
/// Mistakes that leave the rest readable (a key twice, an unknown tag) are all collected; the
/// others end the reading.
struct YAMLReader: ~Copyable {
  /// The size of a manifest in bytes, and what its aliases may add.
  static let sizeLimit = 1 << 20
  /// How deeply a manifest may be nested.
  static let depthLimit = 64

  private let source: SourceText
  private var parser: YAMLParser
  private var anchors = YAMLAnchors()
  private var depth = 0
  private var diagnostics: [Diagnostic] = []

  private init(_ source: SourceText) {
    self.source = source
    parser = YAMLParser(source.text)
  }

  /// The tree, or nil where it could not be read to its end, and the findings.
  static func read(_ source: SourceText) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    guard source.text.utf8.count <= sizeLimit else {
      return (nil, [Diagnostic(.fileTooLarge, "It may have \(sizeLimit) bytes.", at: source.start)])
    }
    var reader = YAMLReader(source)
    do throws(Diagnostic) {
      let root = try reader.document()
      return (root, reader.diagnostics)
    } catch {
      return (nil, reader.diagnostics + [error])
    }
  }

  private mutating func document() throws(Diagnostic) -> YAMLNode {
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd:
        guard let root else {
          throw Diagnostic(
            .emptyFile, "A manifest names at least its project and its functions.",
            hint: "`gwdeploy init` writes one to start from", at: source.start)
        }
        return root
      case .documentStart:
        guard root == nil else {
          throw Diagnostic(
            .severalDocuments, "A second one begins here.",
            hint: "take the `---` out, or keep the other document in a file of its own",
            at: location(event.mark))
        }
        root = try node(try next())
      default: break
      }
    }
  }

  private mutating func node(_ event: YAMLEvent) throws(Diagnostic) -> YAMLNode {
    let place = location(event.mark)
    switch event.kind {
    case .alias(let name): return try anchors.expand(name, at: place, depth: depth)
    case .scalar(let scalar, let properties):
      return try finish(.scalar(scalar), properties, at: place)
    case .sequenceStart(let properties):
      try enter(at: place, anchor: properties.anchor)
      let nodes = try sequence()
      depth -= 1
      return try finish(.sequence(nodes), properties, at: place)
    case .mappingStart(let properties):
      try enter(at: place, anchor: properties.anchor)
      let entries = try mapping()
      depth -= 1
      return try finish(.mapping(entries), properties, at: place)
    default:
      // libyaml reports a syntax error before it lets anything else stand where a value is due.
      throw Diagnostic(.yamlSyntax, "A value is missing here.", at: place)
    }
  }

  private mutating func sequence() throws(Diagnostic) -> [YAMLNode] {
    var nodes: [YAMLNode] = []
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind { return nodes }
      nodes.append(try node(event))
    }
  }

  private mutating func mapping() throws(Diagnostic) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var places: [String: Location] = [:]
    var merged: YAMLNode?
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { break }
      let place = location(event.mark)
      let key = try key(event)
      let value = try node(try next())
      guard let key else { continue }
      if let first = places[key.text] {
        let detail = "`\(key.text)` was first written in line \(first.line)."
        diagnostics.append(Diagnostic(.duplicateKey, detail, at: place))
        continue
      }
      places[key.text] = place
      if key.text == "<<", key.style == .plain {
        merged = value
      } else {
        entries.append(.init(key: key.text, keyLocation: place, value: value))
      }
    }
    if let merged { addMerged(merged, to: &entries) }
    return entries
  }

  /// The text of a key; nil, after a finding, for one that is none.
  private mutating func key(_ event: YAMLEvent) throws(Diagnostic) -> YAMLNode.Scalar? {
    let place = location(event.mark)
    switch event.kind {
    case .scalar(let scalar, let properties):
      let key = try finish(.scalar(scalar), properties, at: place)
      guard !key.isNull else {
        diagnostics.append(Diagnostic(.keyNotText, "It is empty here.", at: place))
        return nil
      }
      return scalar
    case .alias(let name):
      diagnostics.append(
        Diagnostic(
          .aliasAsKey, "`*\(name)` stands where a key is due.",
          hint: "put the key in quotes if the `*` belongs to it", at: place))
      return nil
    default:
      _ = try node(event)
      diagnostics.append(
        Diagnostic(
          .keyNotText, "A list or a mapping stands where a key is due.",
          hint: "put a key or value that has `{` or `[` in quotes", at: place))
      return nil
    }
  }

  /// The merge key: entries that the mapping itself lacks, the first of several mappings first.
  private mutating func addMerged(_ merged: YAMLNode, to entries: inout [YAMLNode.Entry]) {
    var present = Set(entries.map(\.key))
    for mapping in merged.sequence ?? [merged] {
      guard let more = mapping.mapping else {
        diagnostics.append(
          Diagnostic(
            .mergeNotMapping, "`<<` takes an alias of a mapping, or a list of such.",
            at: mapping.location))
        continue
      }
      entries += more.filter { present.insert($0.key).inserted }
    }
  }

  private mutating func enter(at place: Location, anchor: String?) throws(Diagnostic) {
    depth += 1
    if let anchor { anchors.open(anchor) }
    guard depth <= Self.depthLimit else { throw .tooDeep(at: place) }
  }

  private mutating func finish(
    _ value: YAMLNode.Value, _ properties: YAMLEvent.Properties, at place: Location
  ) throws(Diagnostic) -> YAMLNode {
    if let tag = properties.tag, !tag.hasPrefix("tag:yaml.org,2002:"), tag != "!" {
      diagnostics.append(
        Diagnostic(
          .unknownTag, "`\(tag)` means something to another tool; a manifest has no tags.",
          hint: "use `${param:name}`, `${env:NAME}`, `${stage}` or `${project}`", at: place))
    }
    let node = YAMLNode(value: value, location: place)
    if let anchor = properties.anchor { anchors.define(anchor, as: node) }
    return node
  }

  private mutating func next() throws(Diagnostic) -> YAMLEvent {
    do throws(YAMLProblem) {
      return try parser.next()
    } catch {
      throw error.diagnostic(in: source)
    }
  }

  private func location(_ mark: YAMLMark) -> Location { Location(mark, file: source.file) }
}

extension Location {
  /// The place of a mark of libyaml's.
  init(_ mark: YAMLMark, file: String) {
    self.init(file: file, line: mark.line + 1, column: mark.column + 1)
  }
}

extension Diagnostic {
  /// The manifest, or what an alias puts into it, has too many levels.
  static func tooDeep(at place: Location) -> Diagnostic {
    Diagnostic(.tooDeep, "\(YAMLReader.depthLimit) levels are allowed.", at: place)
  }
}
