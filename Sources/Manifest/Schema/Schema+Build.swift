extension Field {
  /// What makes files before they are packed.
  static func build(_ doc: String) -> Field {
    Field(
      "build", .oneOf([.scalar(.pattern(.fixed)), .object(.build)]), doc, placeholders: .refused)
  }
}

extension ObjectSchema {
  fileprivate static let build = ObjectSchema(
    name: "a build",
    fields: [
      Field(
        "run", .scalar(.pattern(.fixed)), "What a shell runs.", presence: .required,
        placeholders: .refused),
      Field(
        "in", .scalar(.pattern(.fixed)), "The folder it runs in; the manifest's by default.",
        placeholders: .refused),
      Field(
        "inputs", .list(of: .scalar(.pattern(.fixed))),
        "Patterns of the files it depends on: while they are the same, it is not run again.",
        placeholders: .refused),
      Field(
        "outputs", .list(of: .scalar(.pattern(.fixed))), "The files and folders it makes.",
        placeholders: .refused),
    ])
}

extension TextPattern {
  /// A shell's own `${…}` may stand in it.
  fileprivate static let fixed = TextPattern(
    "(?![\\s\\S]*\\$\\{((env|param):[^}]*|stage|project|account|region)\\})[\\s\\S]*\\S[\\s\\S]*",
    "a text in which nothing is filled in, since a build is the same for every stage")
}
