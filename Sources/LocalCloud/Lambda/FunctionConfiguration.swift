/// What a function is but for its code.
struct FunctionConfiguration: Sendable, Hashable {
  var runtime: String
  var role: String
  var handler: String
  var description = ""
  var timeout = 3
  var memorySize = 128
  /// Nil if none was ever given.
  var environment: [String: String]?
  var tracing = "PassThrough"
  var layers: [String] = []
  var ephemeralStorage = 512
  var logging: Logging

  struct Logging: Sendable, Hashable {
    var format = "Text"
    var group: String
    /// Only with the format JSON.
    var applicationLevel: String?
    var systemLevel: String?
  }
}

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
