/// Where a template takes the text that `$input.json` gives for an object.
///
/// Source: API Gateway developer guide, "Mapping template reference": `$input.json(x)` is a JSON
/// string, `$input.path(x)` an object.
enum JSONTextUse {
  /// A field that is asked of a text, with its place in the template.
  struct Use: Hashable {
    var reference: String
    var place: TextCursor.Place
  }

  /// All uses in a template, in their order.
  static func uses(in template: String) -> [Use] {
    let name = /[A-Za-z_][A-Za-z0-9_]*/
    let call =
      /#set\s*\(\s*\$!?\{?([A-Za-z_][A-Za-z0-9_-]*)\}?\s*=\s*\$!?\{?input\.json\([^)]*\)\}?\s*\)/
    let names = Set(template.matches(of: call).map { String($0.1) })
    let references = names.sorted().map { #"\$!?\{?"# + $0 }
    let patterns = references + [#"\$!?\{?input\.json\([^)]*\)"#]
    let found = patterns.flatMap { pattern -> [(Range<String.Index>, String)] in
      guard let regex = try? Regex(pattern) else { return [] }
      return template.matches(of: regex).compactMap { match in
        let rest = template[match.range.upperBound...]
        guard rest.hasPrefix("."), let field = rest.dropFirst().prefixMatch(of: name) else {
          return nil
        }
        let isMethod = template[field.range.upperBound...].hasPrefix("(")
        guard !isMethod || objectMethods.contains(String(field.output)) else { return nil }
        return (match.range, String(template[match.range.lowerBound..<field.range.upperBound]))
      }
    }
    return found.sorted { $0.0.lowerBound < $1.0.lowerBound }.map { range, reference in
      Use(reference: reference, place: place(of: range.lowerBound, in: template))
    }
  }

  /// What maps and lists have and texts have not.
  private static let objectMethods: Set<String> = [
    "get", "keySet", "entrySet", "values", "size", "containsKey",
  ]

  private static func place(of index: String.Index, in template: String) -> TextCursor.Place {
    let lines = template[..<index].split(separator: "\n", omittingEmptySubsequences: false)
    return TextCursor.Place(
      line: max(lines.count, 1), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}
