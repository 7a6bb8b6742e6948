extension YAMLProblem {
  /// What to tell of it: libyaml's words, its place, and the way out of the common traps.
  func diagnostic(in source: SourceText) -> Diagnostic {
    let mark = markToShow(in: source)
    let place = Location(mark, file: source.file)
    var detail = "The parser says: \(problem)"
    if let begin = contextMark, begin.line != mark.line {
      detail += "; it was reading what begins in line \(begin.line + 1)"
    }
    return Diagnostic(
      .yamlSyntax, "\(detail).", hint: hint(rest: source.rest(from: place)), at: place)
  }

  /// What lacks its end or its colon is shown where it begins, not where the parser noticed.
  private func markToShow(in source: SourceText) -> YAMLMark {
    let lacking = ["found unexpected end of stream", "could not find expected ':'"]
    let marks = lacking.contains(problem) ? [contextMark, mark] : [mark, contextMark]
    let isThere = { (mark: YAMLMark) in source.line(mark.line + 1)?.isEmpty == false }
    return marks.compactMap(\.self).first(where: isThere)
      ?? YAMLMark(line: source.lastLine - 1, column: 0)
  }

  private func hint(rest: String) -> String? {
    let quote = "put the whole value in quotes"
    switch problem {
    case "found character that cannot start any token":
      guard let first = rest.first, first != "\t" else {
        return "indent with spaces, not with tabs"
      }
      let name = first == "`" ? "a backtick" : "`\(first)`"
      return "\(quote): it begins with \(name), which has a meaning of its own in YAML"
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return "indent with spaces, not with tabs"
    case "mapping values are not allowed in this context":
      return "\(quote) if the `: ` belongs to it, or mend the indentation"
    case "did not find expected alphabetic or numeric character":
      return "\(quote): `*` and `&` have a meaning of their own in YAML"
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      return "close the bracket, and put keys and values with `{`, `}`, `[`, `]` or `,` in quotes"
    case "did not find expected comment or line break":
      return "\(quote): `>` and `|` begin a text of several lines"
    case "block sequence entries are not allowed in this context":
      return "begin the list on a line of its own, or put the value in quotes"
    case "found unknown escape character", "did not find expected hexdecimal number":
      return "put the value in single quotes: in double quotes `\\` has a meaning of its own"
    case "control characters are not allowed":
      return "take the character out, or write it as `\\u....` in double quotes"
    case "found unexpected end of stream": return "close the quote"
    case "could not find expected ':'": return "write `key: value`, with a space after the colon"
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>", "did not find expected node content":
      return "mend the indentation, and put values that begin with `{`, `[` or a quote in quotes"
    default: return nil
    }
  }
}
