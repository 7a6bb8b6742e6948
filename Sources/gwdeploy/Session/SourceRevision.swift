import Subprocess

/// The revision of a project's sources, for the record of a release.
enum SourceRevision {
  /// The short hash of the commit that a folder is at, or nil where git has none.
  static func current(in folder: String) async -> String? {
    let git = try? await run(
      .name("git"), arguments: ["-C", folder, "rev-parse", "--short=10", "HEAD"],
      output: .string(limit: 64), error: .discarded)
    guard let git, git.terminationStatus.isSuccess else { return nil }
    let trimmed = git.standardOutput.prefix { !$0.isWhitespace }
    return trimmed.isEmpty ? nil : String(trimmed)
  }
}
