extension MapSchema {
  static let layers = MapSchema(
    keyName: "the name of a layer", keys: .pattern(.functionName), values: .object(.layer))
}

extension ObjectSchema {
  fileprivate static let layer = ObjectSchema(
    name: "a layer",
    fields: [
      Field(
        "code", .scalar(.pattern(.path)), "A folder or a .zip file, relative to the manifest.",
        presence: .required),
      .build("What makes the files, run before they are packed."),
      Field(
        "exclude", .list(of: .scalar(.text)),
        "Patterns of files to leave out, beside those in .gwdeployignore."),
      Field(
        "runtimes", .list(of: .scalar(.pattern(.runtime))), "The runtimes that it is for."),
      Field(
        "architectures",
        .list(of: .scalar(.enumeration(Function.Architecture.allCases.map(\.rawValue)))),
        "The processors that it is for."),
      Field("description", .scalar(.pattern(.layerDescription)), "What the console shows."),
    ])
}

extension TextPattern {
  /// Lambda takes 256 characters, of which some say whose layer it is, and of which source.
  fileprivate static let layerDescription = TextPattern(
    "[\\s\\S]{0,100}", "at most 100 characters")
}
