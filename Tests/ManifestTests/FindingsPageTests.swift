import FoundationEssentials
import Testing

@testable import Manifest

@Suite("The page of findings")
struct FindingsPageTests {
  @Test("It has a line for each finding; GWDEPLOY_REWRITE_GOLDEN writes it")
  func isTrue() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/findings.md")
    let written = try? String(contentsOf: file, encoding: .utf8)
    if written != page, ProcessInfo.processInfo.environment["GWDEPLOY_REWRITE_GOLDEN"] != nil {
      try Data(page.utf8).write(to: file)
      Issue.record("docs/findings.md was rewritten")
    } else {
      #expect(written == page)
    }
  }

  private var page: String {
    """
    # What can be found in a manifest

    Each finding has a code: `warning[code]` on the terminal, `code` in the JSON. `--strict` takes
    warnings for errors. A warning about what is meant so is silenced by its code, with the reason:

    ```yaml
    lint:
      ignore:
        function-outlasts-route: the work goes on after the answer
    ```

    ## Warnings

    \(table(.warning))

    ## Errors

    \(table(.error))

    """
  }

  private func table(_ severity: Diagnostic.Severity) -> String {
    let lines = Finding.allCases.filter { $0.severity == severity }
      .sorted { $0.rawValue < $1.rawValue }.map { "| `\($0.rawValue)` | \($0.summary) |" }
    return (["| code | finding |", "| --- | --- |"] + lines).joined(separator: "\n")
  }
}
