/// A function's code: the bytes of the zip, and what they run on.
struct FunctionCode: Sendable, Hashable {
  var zip: [UInt8]
  /// Base64 of the zip's SHA-256.
  var sha256: String
  var architecture = "x86_64"

  static func == (left: FunctionCode, right: FunctionCode) -> Bool {
    left.sha256 == right.sha256 && left.architecture == right.architecture
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(sha256)
    hasher.combine(architecture)
  }
}
