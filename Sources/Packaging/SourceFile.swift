import Digest

/// A file that is to be packed.
struct SourceFile: Sendable {
  /// Its path in the package, with `/` between the parts.
  var path: String
  /// Where it is read from.
  var source: String
  var mode: Mode
  var size: Int
  var digest: SHA256.Digest

  /// All that is kept of a file's permissions.
  enum Mode: UInt8, Sendable {
    case plain = 0
    case executable = 1
  }
}
