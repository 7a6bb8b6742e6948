/// What a function is but for its code.
struct FunctionConfiguration: Sendable, Hashable {
  /// Empty of a container image, as the handler is.
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
  var vpc: VPC?
  var snapStart = "None"
  var deadLetterTarget: String?
  var kmsKey: String?
  var fileSystems: [FileSystem] = []
  /// Nil if it is no container image.
  var image: Image?
  var logging: Logging

  struct VPC: Sendable, Hashable {
    var subnets: [String]
    var securityGroups: [String]
    var allowsIPv6: Bool
  }

  struct FileSystem: Sendable, Hashable {
    var arn: String
    var path: String
  }

  struct Image: Sendable, Hashable {
    var entryPoint: [String]?
    var command: [String]?
    var workingDirectory: String?
  }

  struct Logging: Sendable, Hashable {
    var format = "Text"
    var group: String
    /// Only with the format JSON.
    var applicationLevel: String?
    var systemLevel: String?
  }
}
