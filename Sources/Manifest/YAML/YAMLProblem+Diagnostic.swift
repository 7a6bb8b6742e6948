extension YAMLProblem {
  /// What to tell of it: libyaml's words, its place, and the way out of the common traps.
  func diagnostic(in source: SourceText) -> Diagnostic {
    let place = Location(markToShow, file: source.file)
    let context = contextMark.map { "; it was reading what begins in line \($0.line + 1)" } ?? ""
    return Diagnostic(
      .yamlSyntax, "The parser says: \(problem)\(context).",
      hint: hint(rest: source.rest(from: place)), at: place)
  }

  /// An unclosed quote is shown where it opens, not where the file ends.
  private var markToShow: YAMLMark {
    guard problem == "found unexpected end of stream", let contextMark else { return mark }
    return contextMark
  }

  private func hint(rest: String) -> String? {
    let quote = "put the whole value in quotes"
    switch problem {
    case "found character that cannot start any token":
      return rest.first == "\t"
        ? "indent with spaces, not with tabs"
        : "\(quote): it begins with `\(rest.prefix(1))`, which has a meaning of its own in YAML"
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return "indent with spaces, not with tabs"
    case "mapping values are not allowed in this context":
      return "\(quote) if the `: ` belongs to it, or mend the indentation"
    case "did not find expected alphabetic or numeric character":
      return "\(quote): `*` and `&` have a meaning of their own in YAML"
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      return "close the bracket, and put values with `{`, `}`, `[`, `]` or `,` in quotes"
    case "found unexpected end of stream": return "close the quote"
    case "could not find expected ':'": return "write `key: value`, with a space after the colon"
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>", "did not find expected node content":
      return "mend the indentation, and put values that begin with `{`, `[` or a quote in quotes"
    default: return nil
    }
  }
}
