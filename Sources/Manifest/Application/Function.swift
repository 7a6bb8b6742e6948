/// A Lambda function that is ours.
public struct Function: Sendable, Equatable {
  /// The name in the manifest: `[A-Za-z][A-Za-z0-9_-]*`.
  public var name: String
  /// Lambda's identifier, such as `python3.12`; any text, since AWS adds to the set.
  public var runtime: String
  /// `module.function`; nil only for `provided.*` runtimes that need none.
  public var handler: String?
  /// The code, relative to the manifest's folder.
  public var code: Code
  /// The environment's variables.
  public var environment: [String: EnvironmentValue]
  /// MiB, 128 to 10240.
  public var memory: Int
  /// 1 s to 900 s.
  public var timeout: Duration
  /// The instruction set it runs on.
  public var architecture: Architecture
  /// The description shown in the console, up to 256 characters; empty for none.
  public var description: String
  /// The ARN of the role it runs as, or nil for one that is made for it.
  public var role: String?
  /// Days that its logs are kept, one of the periods that CloudWatch Logs knows; nil leaves
  /// whatever is there.
  public var logRetention: Int?
  /// Whether X-Ray traces the invocations.
  public var tracing = Tracing.passThrough
  /// MiB of `/tmp`, 512 to 10240.
  public var ephemeralStorage = 512
  /// Up to five, each over those before it.
  public var layers: [LayerReference] = []
  /// The network it runs in; nil for Lambda's own.
  public var vpc: VPC?
  /// Whether versions start from a snapshot.
  public var snapStart = SnapStart.off
  /// How its logs are written.
  public var logging = Logging()
  /// The ARN of the queue or topic for asynchronous events that it could not handle.
  public var deadLetterTarget: String?
  /// The ARN of the key that its environment is encrypted with; nil for Lambda's own.
  public var kmsKey: String?
  /// File systems of EFS; it needs a VPC for them.
  public var fileSystems: [FileSystem] = []
  /// What is different from its container image's own settings; nil for nothing.
  public var imageConfig: ImageConfig?
  /// How many invocations at once are kept for it, and are its most; nil keeps none.
  public var reservedConcurrency: Int?
  /// How many of them are ready beforehand; nil leaves whatever is there.
  public var provisionedConcurrency: Int?
  /// What the role that is made for it may do.
  public var permissions = Permissions()
  /// Where the manifest speaks of it, for what only shows later (a missing folder).
  public var location: Location

  /// What it runs.
  public struct Code: Sendable, Equatable {
    /// Where it comes from.
    public enum Origin: Sendable, Equatable {
      /// The project's folder: `path` is packed.
      case project
      /// A package in a bucket of the same region; without a version the newest.
      case s3(bucket: String, key: String, version: String?)
      /// A container image in a registry of the same region, by its tag or digest.
      case image(uri: String)
    }

    /// A folder or a `.zip` file, relative to the manifest's folder; empty of code from elsewhere.
    public var path: String
    /// Where it comes from.
    public var origin = Origin.project
    /// Patterns of files that stay out, beside those of `.gwdeployignore`.
    public var exclude: [String]
    /// Where the manifest speaks of it.
    public var location = Location.start
    /// What makes it; nil if it is there as it is, or made by the project's build.
    public var build: Build?

    /// Code at a path.
    public init(path: String, exclude: [String] = []) {
      self.path = path
      self.exclude = exclude
    }

    /// Code from elsewhere.
    public init(_ origin: Origin) {
      path = ""
      exclude = []
      self.origin = origin
    }
  }

  /// The instruction sets of Lambda.
  public enum Architecture: String, Sendable, CaseIterable {
    case x86_64
    case arm64
  }

  /// A function of all its parts, with Lambda's own defaults.
  public init(
    name: String, runtime: String, handler: String?, code: Code,
    environment: [String: EnvironmentValue] = [:], memory: Int = 128,
    timeout: Duration = .seconds(3),
    architecture: Architecture = .x86_64, description: String = "", role: String? = nil,
    logRetention: Int? = nil, location: Location = .start
  ) {
    self.name = name
    self.runtime = runtime
    self.handler = handler
    self.code = code
    self.environment = environment
    self.memory = memory
    self.timeout = timeout
    self.architecture = architecture
    self.description = description
    self.role = role
    self.logRetention = logRetention
    self.location = location
  }
}
