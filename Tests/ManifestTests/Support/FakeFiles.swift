import Manifest

/// A project's folder that is only a table.
struct FakeFiles: ProjectFiles {
  var entries: [String: ProjectEntry]
  /// What the files say, by their paths.
  var texts: [String: String] = [:]

  /// What most cases speak of.
  static let usual = FakeFiles(
    entries: [
      "src": .folder, "src/app.py": .file, "src/index.mjs": .file, "dist.zip": .file,
    ])

  init(entries: [String: ProjectEntry]) { self.entries = entries }

  /// A path and what it is (`folder`, `file`, `other`, `outside`, `unreadable`) on each line.
  init(listing: String) {
    let kinds: [Substring: ProjectEntry] = [
      "folder": .folder, "file": .file, "other": .other, "outside": .outside,
      "unreadable": .unreadable,
    ]
    entries = [:]
    for line in listing.split(separator: "\n") {
      let words = line.split(separator: " ")
      if let path = words.first, let kind = words.last { entries[String(path)] = kinds[kind] }
    }
  }

  func entry(at path: String) -> ProjectEntry {
    entries[path] ?? (texts[path] == nil ? .missing : .file)
  }

  func text(at path: String) -> String? { texts[path] }
}
