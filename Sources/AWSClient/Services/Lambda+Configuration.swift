public import Primitives

extension Lambda {
  /// A function as it was asked for: `$LATEST`, or one of its published versions.
  public struct Configuration: Sendable, Hashable, Decodable {
    /// 1 to 64 letters, digits, `-` and `_`, without version.
    public var functionName: String
    /// The function's ARN, with the version at its end where one was asked for.
    public var functionArn: String?
    /// Lambda's identifier of the runtime, such as `python3.12`; nil of a container image.
    public var runtime: String?
    /// What the runtime calls, such as `app.handler`; nil of a container image.
    public var handler: String?
    /// The ARN of the role that the function runs with.
    public var role: String?
    /// Up to 256 characters, and empty if there is none.
    public var description: String?
    /// Seconds after which an invocation is ended.
    public var timeout: Int?
    /// MiB of memory; the share of CPU grows with it.
    public var memorySize: Int?
    /// The environment; nil if it has no variables.
    public var environment: Environment?
    /// Exactly one of `x86_64` and `arm64`; AWS has it as a list.
    public var architectures: [String]?
    /// The SHA-256 of the package as it was uploaded, in base64.
    public var codeSha256: String?
    /// `$LATEST`, or a number in decimal.
    public var version: String?
    /// Changes with each change, also with those that Lambda finishes by itself.
    public var revisionId: String?
    /// `Pending`, `Active`, `Inactive`, `Failed` or another; nil where a list leaves it out.
    public var state: String?
    /// Why the state is what it is, in Lambda's words; nil of an active function.
    public var stateReason: String?
    /// `Successful`, `Failed` or `InProgress`; nil where a list leaves it out.
    public var lastUpdateStatus: String?
    /// Why the last update failed, in Lambda's words.
    public var lastUpdateStatusReason: String?
    /// `Zip`, or `Image` for a container image.
    public var packageType: String?
    var tracingConfig: Tracing?
    var ephemeralStorage: Storage?
    var layers: [Layer]?
    var vpcConfig: VPC?
    var snapStart: SnapStart?
    var loggingConfig: Logging?
    var deadLetterConfig: DeadLetters?
    /// The ARN of the key that the environment is encrypted with; nil for Lambda's own.
    var kMSKeyArn: String?
    var fileSystemConfigs: [FileSystem]?
    var imageConfigResponse: Image?

    struct Tracing: Sendable, Hashable, Decodable { var mode: String? }
    struct Storage: Sendable, Hashable, Decodable { var size: Int? }
    struct Layer: Sendable, Hashable, Decodable { var arn: String }
    struct VPC: Sendable, Hashable, Decodable {
      var subnetIds: [String]?
      var securityGroupIds: [String]?
      var ipv6AllowedForDualStack: Bool?
    }
    struct SnapStart: Sendable, Hashable, Decodable { var applyOn: String? }
    struct Logging: Sendable, Hashable, Decodable {
      var logFormat: String?
      var applicationLogLevel: String?
      var systemLogLevel: String?
      var logGroup: String?
    }
    struct DeadLetters: Sendable, Hashable, Decodable { var targetArn: String? }
    struct FileSystem: Sendable, Hashable, Decodable {
      var arn: String
      var localMountPath: String
    }
    struct Image: Sendable, Hashable, Decodable {
      var imageConfig: Overrides?

      struct Overrides: Sendable, Hashable, Decodable {
        var entryPoint: [String]?
        var command: [String]?
        var workingDirectory: String?
      }
    }

    /// The variables of a function's environment.
    public struct Environment: Sendable, Hashable, Decodable {
      /// Values by name; 4 KB in all, counted as JSON.
      public var variables: [String: Secret]?

      private enum CodingKeys: CodingKey { case variables }

      /// Reads the variables and hides their values.
      public init(from decoder: any Decoder) throws {
        variables = try decoder.container(keyedBy: CodingKeys.self)
          .decodeIfPresent([String: String].self, forKey: .variables)?.mapValues(Secret.init)
      }
    }
  }
}
