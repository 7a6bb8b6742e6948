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
