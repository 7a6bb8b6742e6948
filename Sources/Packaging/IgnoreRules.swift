/// Which files stay out of a package, in the syntax of `.gitignore`: the last rule that matches
/// decides, and nothing below a folder that is left out can be taken in again.
struct IgnoreRules: Sendable {
  /// A folder's own list.
  static let fileName = ".gwdeployignore"

  /// What is never wanted.
  static let standard = IgnoreRules(
    ["/\(fileName)", ".git", ".gwdeploy/", "__pycache__/", ".DS_Store"])

  private var rules: [IgnoreRule]

  /// Reads rules, one from each line; empty ones and comments are skipped.
  init(_ lines: [some StringProtocol]) {
    rules = lines.compactMap { IgnoreRule(String($0)) }
  }

  enum Kind {
    case file
    case folder
  }

  /// Whether a file or folder stays out, by its path below the folder that is packed; the folders
  /// above it are in.
  func exclude(_ path: String, _ kind: Kind) -> Bool {
    let parts = path.split(separator: "/").map { Array($0.unicodeScalars) }
    let deciding = rules.last { $0.matches(parts, kind) }
    return deciding?.effect == .leaveOut
  }

  static func + (one: IgnoreRules, other: IgnoreRules) -> IgnoreRules {
    var sum = one
    sum.rules += other.rules
    return sum
  }
}

/// One line of an ignore file.
struct IgnoreRule: Sendable {
  enum Effect: Sendable {
    case leaveOut
    case takeIn
  }

  private enum Part: Sendable {
    /// `**`: any number of folders, also none.
    case anyFolders
    case glob(Glob)
  }

  let effect: Effect
  private let foldersOnly: Bool
  private let parts: [Part]

  /// Reads a line; nil if it says nothing.
  init?(_ line: String) {
    var text = Substring(line)
    while text.last?.isWhitespace == true { text.removeLast() }
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    effect = text.hasPrefix("!") ? .takeIn : .leaveOut
    if effect == .takeIn { text.removeFirst() }
    foldersOnly = text.hasSuffix("/")
    if foldersOnly { text.removeLast() }
    let isAnchored = text.contains("/")
    let names = text.split(separator: "/")
    guard !names.isEmpty else { return nil }
    let parts = names.map { $0 == "**" ? Part.anyFolders : .glob(Glob($0)) }
    self.parts = isAnchored ? parts : [.anyFolders] + parts
  }

  func matches(_ path: [[Unicode.Scalar]], _ kind: IgnoreRules.Kind) -> Bool {
    if foldersOnly, kind == .file { return false }
    return Self.matches(path[...], parts[...])
  }

  private static func matches(
    _ path: ArraySlice<[Unicode.Scalar]>, _ parts: ArraySlice<Part>
  ) -> Bool {
    guard let part = parts.first else { return path.isEmpty }
    switch part {
    case .glob(let glob):
      guard let name = path.first, glob.matches(name) else { return false }
      return matches(path.dropFirst(), parts.dropFirst())
    case .anyFolders:
      // At the end it stands for what is inside of a folder, not for the folder itself.
      guard parts.count > 1 else { return !path.isEmpty }
      return path.indices.contains { matches(path[$0...], parts.dropFirst()) }
    }
  }
}
