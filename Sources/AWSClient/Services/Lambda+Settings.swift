public import Primitives

extension Lambda {
  /// What is set of a function's configuration; every attribute is given, so that none stays as
  /// somebody left it.
  public struct Settings: Sendable, Hashable {
    /// Lambda's identifier of the runtime, such as `python3.12`; empty of a container image.
    public var runtime: String
    /// What the runtime calls, such as `app.handler`, up to 128 characters; empty of a
    /// container image.
    public var handler: String
    /// The ARN of the role that the function runs with.
    public var role: String
    /// Up to 256 characters; empty for none.
    public var description: String
    /// Seconds after which an invocation is ended, 1 to 900.
    public var timeout: Int
    /// MiB of memory, 128 to 10,240.
    public var memorySize: Int
    /// All variables by name, 4 KB in all, counted as JSON; those not named are taken away.
    public var environment: [String: Secret]
    /// `x86_64` or `arm64`; only making a function and updating its code can set it.
    public var architecture: String

    /// Whether X-Ray traces the invocations.
    public var tracing = Tracing.passThrough
    /// MiB of `/tmp`, 512 to 10,240.
    public var ephemeralStorage = 512
    /// The ARNs of up to five layer versions, each over those before it.
    public var layers: [String] = []
    /// The network it runs in; nil for Lambda's own.
    public var vpc: VPC?
    /// Whether versions start from a snapshot.
    public var snapStart = SnapStart.none
    /// How logs are written, and where.
    public var logging: Logging
    /// The ARN of the queue or topic that events go to that nobody could handle; nil for none.
    public var deadLetterTarget: String?
    /// The ARN of the key that the environment is encrypted with; nil for Lambda's own.
    public var kmsKey: String?
    /// File systems of EFS, of which Lambda takes one.
    public var fileSystems: [FileSystem] = []
    /// What is different from the image's own settings; nil of a function that is no image.
    public var image: ImageConfig?

    /// Whether X-Ray traces the invocations.
    public enum Tracing: String, Sendable, Hashable {
      /// As the caller of the function decides.
      case passThrough = "PassThrough"
      case active = "Active"
    }

    /// Whether versions start from a snapshot of the initialised function.
    public enum SnapStart: String, Sendable, Hashable {
      case none = "None"
      case publishedVersions = "PublishedVersions"
    }

    /// A network of the account.
    public struct VPC: Sendable, Hashable {
      /// The ids of subnets, all of one VPC.
      public var subnets: [String]
      /// The ids of security groups of that VPC.
      public var securityGroups: [String]
      /// Whether IPv6 may leave dual-stack subnets.
      public var allowsIPv6: Bool

      /// A network of all its parts; it has both subnets and security groups.
      public init(subnets: [String], securityGroups: [String], allowsIPv6: Bool = false) {
        self.subnets = subnets
        self.securityGroups = securityGroups
        self.allowsIPv6 = allowsIPv6
      }
    }

    /// What becomes of the logs.
    public struct Logging: Sendable, Hashable {
      /// `Text` or `JSON`.
      public var format: String
      /// Only with the format JSON: `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` or `FATAL`.
      public var applicationLevel: String?
      /// Only with the format JSON: `DEBUG`, `INFO` or `WARN`.
      public var systemLevel: String?
      /// The name of the log group.
      public var group: String

      /// Logging of all its parts; Lambda's levels with the format JSON are `INFO`.
      public init(
        format: String = "Text", applicationLevel: String? = nil, systemLevel: String? = nil,
        group: String
      ) {
        self.format = format
        self.applicationLevel = applicationLevel
        self.systemLevel = systemLevel
        self.group = group
      }
    }

    /// A file system of EFS.
    public struct FileSystem: Sendable, Hashable {
      /// The ARN of its access point.
      public var accessPoint: String
      /// Where the function sees it, below `/mnt/`.
      public var path: String

      /// A file system of all its parts.
      public init(accessPoint: String, path: String) {
        self.accessPoint = accessPoint
        self.path = path
      }
    }

    /// What is different from a container image's own settings.
    public struct ImageConfig: Sendable, Hashable {
      /// Instead of the image's ENTRYPOINT; empty for the image's own.
      public var entryPoint: [String]
      /// Instead of the image's CMD; empty for the image's own.
      public var command: [String]
      /// Empty for the image's own.
      public var workingDirectory: String

      /// The image's own settings, but for what is given.
      public init(
        entryPoint: [String] = [], command: [String] = [], workingDirectory: String = ""
      ) {
        self.entryPoint = entryPoint
        self.command = command
        self.workingDirectory = workingDirectory
      }
    }

    /// Settings with what every function has; the rest is as Lambda has it by default, its log group
    /// the one that is given.
    public init(
      runtime: String, handler: String, role: String, description: String, timeout: Int,
      memorySize: Int, environment: [String: Secret], architecture: String, logGroup: String
    ) {
      self.runtime = runtime
      self.handler = handler
      self.role = role
      self.description = description
      self.timeout = timeout
      self.memorySize = memorySize
      self.environment = environment
      self.architecture = architecture
      logging = Logging(group: logGroup)
    }
  }
}

extension Lambda.Settings {
  /// What a live function has, with Lambda's defaults where it says nothing.
  public init(_ live: Lambda.Configuration) {
    self.init(
      runtime: live.runtime ?? "", handler: live.handler ?? "", role: live.role ?? "",
      description: live.description ?? "", timeout: live.timeout ?? 3,
      memorySize: live.memorySize ?? 128, environment: live.environment?.variables ?? [:],
      architecture: live.architectures?.first ?? "x86_64",
      logGroup: live.loggingConfig?.logGroup ?? "/aws/lambda/\(live.functionName)")
    tracing = live.tracingConfig?.mode.flatMap(Tracing.init) ?? .passThrough
    ephemeralStorage = live.ephemeralStorage?.size ?? 512
    layers = (live.layers ?? []).map(\.arn)
    vpc = live.vpcConfig.flatMap(VPC.init)
    snapStart = live.snapStart?.applyOn.flatMap(SnapStart.init) ?? .none
    logging.format = live.loggingConfig?.logFormat ?? "Text"
    logging.applicationLevel = live.loggingConfig?.applicationLogLevel
    logging.systemLevel = live.loggingConfig?.systemLogLevel
    deadLetterTarget = live.deadLetterConfig?.targetArn.flatMap { $0.isEmpty ? nil : $0 }
    kmsKey = live.kMSKeyArn.flatMap { $0.isEmpty ? nil : $0 }
    fileSystems = (live.fileSystemConfigs ?? []).map {
      FileSystem(accessPoint: $0.arn, path: $0.localMountPath)
    }
    guard live.packageType == "Image" else { return }
    let own = live.imageConfigResponse?.imageConfig
    image = ImageConfig(
      entryPoint: own?.entryPoint ?? [], command: own?.command ?? [],
      workingDirectory: own?.workingDirectory ?? "")
  }
}

extension Lambda.Settings.VPC {
  /// The network of a live function; nil if it runs in none.
  fileprivate init?(_ live: Lambda.Configuration.VPC) {
    guard let subnets = live.subnetIds, !subnets.isEmpty else { return nil }
    self.init(
      // AWS keeps no order of them.
      subnets: subnets.sorted(), securityGroups: (live.securityGroupIds ?? []).sorted(),
      allowsIPv6: live.ipv6AllowedForDualStack ?? false)
  }
}
