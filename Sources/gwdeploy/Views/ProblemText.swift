import Manifest

/// A problem as people read it: what and where, the line itself, why, and what to do.
struct ProblemText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func error(_ problem: Problem) -> String {
    text(problem, label: palette.red("error"), mark: palette.red)
  }

  /// A warning with its code, by which a manifest can ignore it.
  func warning(_ problem: Problem) -> String {
    text(problem, label: palette.yellow("warning[\(problem.code)]"), mark: palette.yellow)
  }

  private func text(_ problem: Problem, label: String, mark: (String) -> String) -> String {
    var lines = ["\(label): \(palette.bold(problem.summary))"]
    if let place = problem.location {
      lines[0] = "\(place.file):\(place.line):\(place.column): " + lines[0]
      if let source = problem.sourceLine { lines += excerpt(source, at: place, mark) }
    }
    if !problem.detail.isEmpty {
      lines += problem.detail.split(separator: "\n").map { "  \($0)" }
    }
    if let hint = problem.hint { lines.append("  \(palette.blue("hint")): \(hint)") }
    return lines.joined(separator: "\n")
  }

  /// The line with a mark below the place; of a long line what is around the place.
  private func excerpt(
    _ source: String, at place: Location, _ mark: (String) -> String
  ) -> [String] {
    let width = 100
    let scalars = Array(source.unicodeScalars)
    let start = scalars.count > width ? max(0, min(place.column - 1, scalars.count) - width / 2) : 0
    let shown = scalars[start..<min(start + width, scalars.count)]
    let before = start > 0 ? "…" : ""
    let after = shown.endIndex < scalars.count ? "…" : ""
    let text = shown.reduce(into: "") { $0.unicodeScalars.append($1) }
    let indent = shown.prefix(place.column - 1 - start).map { $0 == "\t" ? "\t" : " " }.joined()
    let number = String(place.line)
    let margin = String(repeating: " ", count: number.count)
    return [
      "  \(palette.faint("\(number) |")) \(before)\(text)\(after)",
      "  \(palette.faint("\(margin) |")) \(before.isEmpty ? "" : " ")\(indent)\(mark("^"))",
    ]
  }
}
