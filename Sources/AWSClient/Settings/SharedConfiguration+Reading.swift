import Primitives

extension SharedConfiguration.Section {
  /// The sections of a file in their order, each with what stands between its brackets.
  ///
  /// Below the headings stand lines of `key = value`, comments with `#` or `;`, and lines that belong
  /// to the key above them because they are indented deeper. What is none of this is passed over.
  static func all(of text: String) -> [(heading: String, section: Self)] {
    var sections: [(heading: String, section: Self)] = []
    /// The section's last key and how far it is indented.
    var last: (key: String, indentation: Int)?
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") || content.hasPrefix(";") { continue }
      if content.hasPrefix("[") {
        let heading = content.dropFirst().prefix { $0 != "]" }
        sections.append((heading.trimmed, Self()))
        last = nil
        continue
      }
      guard !sections.isEmpty, let (key, value) = keyAndValue(of: content) else { continue }
      let indentation = line.prefix(while: \.isWhitespace).count
      if let last, indentation > last.indentation {
        sections[sections.count - 1].section.nested[last.key, default: [:]][key] = value
      } else {
        sections[sections.count - 1].section.values[key] = value
        last = (key, indentation)
      }
    }
    return sections
  }

  private static func keyAndValue(of line: String) -> (key: String, value: Secret)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let value = line[line.index(after: equals)...].trimmed
    return (line[..<equals].trimmed.lowercased(), Secret(withoutComment(value)))
  }

  /// A comment behind a value begins with white space and `#` or `;`.
  private static func withoutComment(_ value: String) -> String {
    var previous: Character = "x"
    for index in value.indices {
      if "#;".contains(value[index]), previous.isWhitespace { return value[..<index].trimmed }
      previous = value[index]
    }
    return value
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}

extension String {
  /// The text without a pair of quotes around it.
  var unquoted: String {
    guard count >= 2, let quote = first, "\"'".contains(quote), last == quote else { return self }
    return String(dropFirst().dropLast())
  }
}
