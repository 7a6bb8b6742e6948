/// What libyaml's parser reports, as Swift values.
struct YAMLEvent {
  var kind: Kind
  var mark: YAMLMark

  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(String)
    case scalar(YAMLNode.Scalar, Properties)
    case sequenceStart(Properties)
    case sequenceEnd
    case mappingStart(Properties)
    case mappingEnd
    /// The start of the stream, which says nothing.
    case other
  }

  /// What may stand before a value: `&anchor` and `!tag`.
  struct Properties {
    var anchor: String?
    var tag: String?
  }
}

/// A place as libyaml counts: from zero, columns in Unicode scalars.
struct YAMLMark: Equatable {
  var line: Int
  var column: Int
}

/// Why libyaml stopped, in its own words.
struct YAMLProblem: Error {
  var problem: String
  var mark: YAMLMark
  /// Where that began which was being read, such as an opening quote.
  var contextMark: YAMLMark?
}
