import Primitives

/// AWS's shared files, read: profiles by name, each a set of keys and values.
///
/// The format is the one of the AWS CLI: sections in brackets, `key = value`, comments with `#` or
/// `;`, lines that belong to the key above them because they are indented deeper. In the config file
/// a profile's section is `[profile name]`, in the credentials file `[name]`. No value is printed.
public struct SharedConfiguration: Sendable, Hashable {
  /// The values of one profile; the credentials file's win over the config file's.
  public struct Profile: Sendable, Hashable {
    var credentials: [String: Secret] = [:]
    var config: [String: Secret] = [:]

    /// The value of a key, in lower case, such as `region`; nil if neither file has it.
    public subscript(key: String) -> String? { (credentials[key] ?? config[key])?.revealed }
  }

  /// The profiles of both files, by name.
  public private(set) var profiles: [String: Profile] = [:]

  /// Reads the texts of the two files; nil for a file that is not there.
  public init(credentialsFile: String? = nil, configFile: String? = nil) {
    for (section, values) in Self.sections(of: credentialsFile ?? "") {
      profiles[section, default: Profile()].credentials.merge(values) { $1 }
    }
    for (section, values) in Self.sections(of: configFile ?? "") {
      guard let name = Self.profileName(of: section) else { continue }
      profiles[name, default: Profile()].config.merge(values) { $1 }
    }
  }

  private static func profileName(of section: String) -> String? {
    if section == "default" { return section }
    let words = section.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "profile" else { return nil }
    return unquoted(trimmed(words[1]))
  }

  private static func sections(of text: String) -> [(name: String, values: [String: Secret])] {
    var sections: [(name: String, values: [String: Secret])] = []
    /// How far the section's last key is indented; nil before its first.
    var keyIndentation: Int?
    for line in text.split(whereSeparator: \.isNewline) {
      let indentation = line.prefix(while: \.isWhitespace).count
      let isContinuation = keyIndentation.map { indentation > $0 } ?? false
      let content = trimmed(line)
      if content.isEmpty || content.hasPrefix("#") || content.hasPrefix(";") { continue }
      if content.hasPrefix("[") {
        let end = content.firstIndex(of: "]") ?? content.endIndex
        let name = trimmed(content[content.index(after: content.startIndex)..<end])
        sections.append((unquoted(name), [:]))
        keyIndentation = nil
      } else if !isContinuation, !sections.isEmpty, let equals = content.firstIndex(of: "=") {
        keyIndentation = indentation
        let key = trimmed(content[..<equals]).lowercased()
        let value = trimmed(content[content.index(after: equals)...])
        sections[sections.count - 1].values[key] = Secret(withoutComment(value))
      }
    }
    return sections
  }

  /// A comment behind a value begins with white space and `#` or `;`.
  private static func withoutComment(_ value: String) -> String {
    var previous: Character = "x"
    for index in value.indices {
      if "#;".contains(value[index]), previous.isWhitespace { return trimmed(value[..<index]) }
      previous = value[index]
    }
    return value
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let quote = text.first, "\"'".contains(quote), text.last == quote else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
