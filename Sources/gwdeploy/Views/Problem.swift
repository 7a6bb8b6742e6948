import Manifest

/// Something that went wrong, or is doubtful, in words: the one form in which all layers' errors
/// reach the user.
struct Problem: Error, Sendable, Hashable {
  /// A short fixed name for machines.
  var code: String
  /// A short sentence, without a full stop.
  var summary: String
  /// What, why, and what to do; empty if the summary says it all.
  var detail: String = ""
  /// What to write or run instead, if that is known.
  var hint: String?
  /// Where it stands in the manifest, if it does.
  var location: Location?
  /// The line there.
  var sourceLine: String?
}

extension Problem {
  /// A finding about the manifest.
  init(_ diagnostic: Diagnostic) {
    self.init(
      code: diagnostic.code, summary: diagnostic.summary, detail: diagnostic.detail,
      hint: diagnostic.hint, location: diagnostic.location, sourceLine: diagnostic.sourceLine)
  }
}

/// The end of a command that could not do what it was asked for.
struct CommandFailure: Error {
  var problems: [Problem]
  var status: ExitStatus

  init(_ problems: [Problem], status: ExitStatus = .failure) {
    self.problems = problems
    self.status = status
  }
}
