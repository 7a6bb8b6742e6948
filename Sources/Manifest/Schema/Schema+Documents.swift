import Primitives

extension ObjectSchema {
  /// The place of a document that stands in a file of its own.
  static let fileReference = ObjectSchema(
    name: "the place of a file",
    fields: [
      Field(
        "file", .scalar(.pattern(.path)), "A file in the project, relative to the manifest.",
        presence: .required)
    ])
}

extension YAMLNode {
  /// Whether this stands for a document in a file of its own.
  var isFileReference: Bool { mapping?.map(\.key) == ["file"] }

  /// The node with a document in its place, in which nothing is filled in.
  func embedding(_ text: String, at location: Location) -> YAMLNode {
    let lastLine = scalar?.lastLine ?? location.line
    return YAMLNode(
      value: .scalar(Scalar(text, style: .verbatim, lastLine: lastLine)), location: location)
  }

  /// The same document, written as YAML or as a text, as one text.
  func embedded(as form: DocumentForm) -> YAMLNode {
    switch (form, value) {
    case (_, .scalar(let scalar)): embedding(scalar.text, at: location)
    case (.json, _): embedding(json.text, at: location)
    case (.text, _): self
    }
  }
}
