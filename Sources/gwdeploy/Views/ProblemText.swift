import Manifest

/// A problem as people read it: what and where, the line itself, why, and what to do.
struct ProblemText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func error(_ problem: Problem) -> String {
    text(problem, label: palette.red("error"), mark: palette.red)
  }

  func warning(_ problem: Problem) -> String {
    text(problem, label: palette.yellow("warning"), mark: palette.yellow)
  }

  private func text(_ problem: Problem, label: String, mark: (String) -> String) -> String {
    var lines = ["\(label): \(palette.bold(problem.summary))"]
    if let place = problem.location {
      lines[0] = "\(place.file):\(place.line):\(place.column): " + lines[0]
      if let source = problem.sourceLine {
        let number = String(place.line)
        let margin = String(repeating: " ", count: number.count)
        lines.append("  \(palette.faint("\(number) |")) \(source)")
        let indent = source.unicodeScalars.prefix(place.column - 1).map { $0 == "\t" ? "\t" : " " }
        lines.append("  \(palette.faint("\(margin) |")) \(indent.joined())\(mark("^"))")
      }
    }
    if !problem.detail.isEmpty { lines.append("  \(problem.detail)") }
    if let hint = problem.hint { lines.append("  \(palette.blue("hint")): \(hint)") }
    return lines.joined(separator: "\n")
  }
}
