extension Build {
  /// What the tree says of a build, in its short or long form; nil if it says nothing.
  ///
  /// It makes `outputs` without being told.
  init?(_ entry: YAMLNode.Entry?, making outputs: [String] = []) {
    guard let entry, let command = entry.value.text ?? entry.value["run"]?.text else { return nil }
    self.init(
      command: command, folder: entry.value["in"]?.text ?? ".",
      inputs: entry.value["inputs"]?.texts ?? [],
      outputs: (entry.value["outputs"]?.texts ?? []) + outputs, location: entry.keyLocation)
  }
}
