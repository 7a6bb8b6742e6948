import ArgumentParser

/// How the program ends, for scripts to tell.
enum ExitStatus: Int32 {
  /// Done, or nothing to do.
  case success = 0
  case failure = 1
  /// `plan --detailed-exit-code` found changes.
  case changes = 2
  /// A guard, or something that is not ours, stands in the way.
  case refused = 5
  /// The command line is wrong.
  case usage = 64
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }
}
