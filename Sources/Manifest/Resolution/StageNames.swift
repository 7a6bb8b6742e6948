/// The keys under `stages`: names, patterns, and `default`, which stands for all.
struct StageNames {
  /// What is merged under every stage.
  static let common = "default"
  /// The only stage of a manifest without the key `stages`.
  static let only = "dev"

  /// The stages that are named, in their order.
  let names: [String]
  /// Such as `pr-*`.
  let patterns: [String]
  /// Where they stand, or nil where the manifest has no such key.
  let location: Location?

  init(in root: YAMLNode) {
    guard let entry = root.entry("stages"), entry.value.mapping != nil else {
      names = [Self.only]
      patterns = []
      location = nil
      return
    }
    let keys = entry.value.entries.map(\.key).filter { $0 != Self.common }
    names = keys.filter { !Self.isPattern($0) }
    patterns = keys.filter(Self.isPattern)
    location = entry.keyLocation
  }

  /// Names for which everything can be checked: those that are there, and an example for every
  /// pattern.
  var samples: [String] { names + patterns.map { $0.replacing("*", with: "1") } }

  /// Whether a key under `stages` has a say in a stage.
  static func applies(_ key: String, to stage: String) -> Bool {
    key == common || matches(stage, key: key)
  }

  /// Whether a stage has a name or fits a pattern.
  static func matches(_ stage: String, key: String) -> Bool {
    key == stage || (isPattern(key) && matches(stage, pattern: key[...]))
  }

  /// Why a name or a pattern stands for no stage of the manifest; nil if it does.
  func problem(withReference key: String, at place: Location) -> Diagnostic? {
    let isKnown =
      names.contains { Self.matches($0, key: key) }
      || patterns.contains { $0 == key || Self.matches(key, pattern: $0[...]) }
    guard !isKnown else { return nil }
    let meant = Spelling.nearest(to: key, among: names + patterns)
    return Diagnostic(
      .unknownStage, "There is no `\(key)`; there are \(list).",
      hint: meant.map { "did you mean `\($0)`?" }, at: place)
  }

  /// The stage that is meant by a name, or by nil, which stands for the only one.
  func choose(_ wanted: String?, start: Location) throws(Diagnostic) -> String {
    let place = location ?? start
    guard let wanted else {
      guard let first = names.first else {
        throw Diagnostic(
          .noStage, "Under `stages:` there are only patterns and `default`.",
          hint: "give a name with `--stage`, or write one here such as `dev: {}`", at: place)
      }
      guard names.count == 1 else {
        throw Diagnostic(
          .stageNeeded, "They are \(list).", hint: "choose one with `--stage`", at: place)
      }
      return first
    }
    let isValid = TextPattern.stageName.matches(wanted) && wanted != Self.common
    guard isValid else {
      throw Diagnostic(
        .unknownStage,
        "`\(wanted)` cannot be a stage: its name must be \(TextPattern.stageName.words), and"
          + " `\(Self.common)` stands for all stages.", at: place)
    }
    let isKnown =
      names.contains(wanted) || patterns.contains { Self.matches(wanted, pattern: $0[...]) }
    guard isKnown else {
      let meant = Spelling.nearest(to: wanted, among: names).map { "did you mean `\($0)`?" }
      throw Diagnostic(
        .unknownStage, "There is no `\(wanted)`; there are \(list).",
        hint: meant ?? "write `\(wanted): {}` under `stages:`", at: place)
    }
    return wanted
  }

  private var list: String {
    (names + patterns).map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func isPattern(_ key: String) -> Bool { key.contains("*") }

  /// Whether a name fits a pattern, in which `*` stands for any characters, also none.
  private static func matches(_ name: String, pattern: Substring) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return name == pattern
    }
    guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
