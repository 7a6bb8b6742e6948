import FoundationEssentials
import Primitives
import Provisioning

/// A difference in lines: of a long value what changed in it.
enum DifferenceText {
  /// How many lines one difference takes at most.
  private static let limit = 8

  static func lines(_ difference: Difference) -> [String] {
    if case .text(let before) = difference.before, case .text(let after) = difference.after {
      if isDigest(before), isDigest(after) { return ["\(difference.path): changed"] }
      if let changes = changes(from: before, to: after) {
        let shown = changes.count > limit ? Array(changes.prefix(limit - 1)) : changes
        let more =
          shown.count < changes.count ? ["… and \(changes.count - shown.count) more"] : []
        return ["\(difference.path):"] + (shown + more).map { "  \($0)" }
      }
    }
    let before = difference.before.map(text) ?? "none"
    let after = difference.after.map(text) ?? "none"
    return ["\(difference.path): \(before) → \(after)"]
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text.isEmpty ? "\"\"" : shortened(text)
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .secret(let secret): secret.description
    case .reference: "(known after apply)"
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let short = String(line.prefix(57))
    return short.count < text.count ? "\(short)…" : text
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.allSatisfy(\.isHexDigit)
  }

  /// What changed in JSON, member by member, or in a text of several lines; nil for other texts.
  private static func changes(from before: String, to after: String) -> [String]? {
    if let before = json(before), let after = json(after) { return changes(before, after) }
    guard before.contains(where: \.isNewline) || after.contains(where: \.isNewline) else {
      return nil
    }
    let old = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let new = after.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let difference = new.difference(from: old)
    return difference.removals.compactMap(line) + difference.insertions.compactMap(line)
  }

  private static func line(_ change: CollectionDifference<Substring>.Change) -> String? {
    switch change {
    case .remove(_, let text, _): "- \(shortened(String(text)))"
    case .insert(_, let text, _): "+ \(shortened(String(text)))"
    }
  }

  /// A text that is a JSON object or list.
  private static func json(_ text: String) -> JSON? {
    guard text.hasPrefix("{") || text.hasPrefix("[") else { return nil }
    return try? JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  private static func changes(_ before: JSON, _ after: JSON) -> [String] {
    let old = leaves(before, at: "")
    let new = leaves(after, at: "")
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      switch (old[path], new[path]) {
      case (let old?, let new?): old == new ? nil : "\(path): \(old) → \(new)"
      case (let old?, nil): "- \(path): \(old)"
      case (nil, let new?): "+ \(path): \(new)"
      case (nil, nil): nil
      }
    }
  }

  /// The single values of a document by their paths, such as `Statement[0].Effect`.
  private static func leaves(_ json: JSON, at path: String) -> [String: String] {
    func merged(_ parts: [[String: String]]) -> [String: String] {
      parts.reduce(into: [:]) { $0.merge($1) { $1 } }
    }
    switch json {
    case .object(let members) where !members.isEmpty:
      return merged(
        members.map { leaves($0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") })
    case .array(let elements) where !elements.isEmpty:
      return merged(elements.enumerated().map { leaves($0.element, at: "\(path)[\($0.offset)]") })
    case .object: return [path: "{}"]
    case .array: return [path: "[]"]
    case .string(let text): return [path: shortened(text)]
    case .integer(let number): return [path: String(number)]
    case .number(let number): return [path: String(number)]
    case .bool(let flag): return [path: String(flag)]
    case .null: return [path: "null"]
    }
  }
}
