extension ObjectSchema {
  /// What is said about warnings.
  static let lint = ObjectSchema(
    name: "the entry for warnings",
    fields: [
      Field(
        "ignore", .map(.ignoredWarnings),
        "Warnings not to show, by their codes, each with the reason.")
    ])
}

extension MapSchema {
  fileprivate static let ignoredWarnings = MapSchema(
    keyName: "the code of a warning", keys: .warning, values: .scalar(.pattern(.reason)),
    freeKeys: .none)
}

extension TextPattern {
  fileprivate static let reason = TextPattern("[\\s\\S]*\\S[\\s\\S]*", "a reason")
}
