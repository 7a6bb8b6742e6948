/// What the manifest says of the stage itself.
public struct Stage: Sendable, Equatable {
  /// The stage's name, also the last part of its URL.
  public var name: String
  /// Stage variables, beside those that name the functions' versions.
  public var variables: [String: String]
  /// The account this stage must be in (12 digits), or nil for any.
  public var account: String?
  /// The ARN of the role as which AWS is spoken to, or nil for the credentials as they are.
  public var role: String?
  /// Whether `down` and replacements must be confirmed by name.
  public var protection: Protection
  /// How long after its last release it is past its time; nil for never.
  public var lifetime: Duration?
  /// The description shown in the console; empty for none.
  public var description: String
  /// What is done with all calls.
  public var methods: MethodSettings
  /// The routes with calls that something else is done with.
  public var overrides: [RouteOverride]
  /// The line for each call; nil for none.
  public var accessLog: AccessLog?
  /// Days that the execution logs are kept; nil leaves whatever is there.
  public var logRetention: Int?
  /// Whether calls are traced with X-Ray.
  public var isTraced: Bool
  /// What holds the answers that are kept; nil for nothing.
  public var cache: CacheCluster?
  /// What the stage shows to HTTP backends; nil for nothing.
  public var clientCertificate: ClientCertificate?
  /// The web ACL that looks at its calls; nil leaves whatever is there.
  public var webACL: WebACL?
  /// The custom domain name that leads to it; nil for none.
  public var domain: Domain?

  /// What is done with the calls of one route, whole: it follows nothing else.
  public struct RouteOverride: Sendable, Equatable {
    /// `GET`, …, or `ANY`.
    public var method: String
    /// The path, such as `/users/{id}`.
    public var path: String
    /// What is done with its calls.
    public var settings: MethodSettings

    /// An override of all its parts.
    public init(method: String, path: String, settings: MethodSettings) {
      self.method = method
      self.path = path
      self.settings = settings
    }
  }

  /// The cluster that holds the answers a stage keeps.
  public struct CacheCluster: Sendable, Equatable {
    /// GB as API Gateway writes them, such as `0.5`.
    public var size: String
    /// Whether a run waits until it is there.
    public var waiting: Waiting

    /// Whether a run waits for a cluster, which takes minutes.
    public enum Waiting: Sendable { case none, untilAvailable }

    /// A cluster of all its parts.
    public init(size: String, waiting: Waiting = .none) {
      self.size = size
      self.waiting = waiting
    }

    /// The sizes that there are, in GB.
    public static let sizes = ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"]
  }

  /// What a stage shows to HTTP backends, so that they know it.
  public enum ClientCertificate: Sendable, Equatable {
    /// One that API Gateway makes for the stage.
    case generated
    /// One that is there, by its id.
    case existing(id: String)
  }

  /// What looks at a stage's calls before they come in.
  public enum WebACL: Sendable, Equatable {
    /// Nothing: one that is there is taken off.
    case none
    /// A web ACL of WAF, by its ARN.
    case existing(arn: String)
  }

  /// A stage of a name, with API Gateway's own defaults.
  public init(
    name: String, variables: [String: String] = [:], account: String? = nil,
    role: String? = nil, protection: Protection = .none, lifetime: Duration? = nil,
    description: String = "", methods: MethodSettings = MethodSettings(),
    overrides: [RouteOverride] = [], accessLog: AccessLog? = nil, logRetention: Int? = nil,
    isTraced: Bool = false, cache: CacheCluster? = nil,
    clientCertificate: ClientCertificate? = nil, webACL: WebACL? = nil,
    domain: Domain? = nil
  ) {
    self.name = name
    self.variables = variables
    self.account = account
    self.role = role
    self.protection = protection
    self.lifetime = lifetime
    self.description = description
    self.methods = methods
    self.overrides = overrides
    self.accessLog = accessLog
    self.logRetention = logRetention
    self.isTraced = isTraced
    self.cache = cache
    self.clientCertificate = clientCertificate
    self.webACL = webACL
    self.domain = domain
  }

  /// Whether anything is written to the execution logs.
  public var hasExecutionLogs: Bool {
    methods.logLevel != .off || overrides.contains { $0.settings.logLevel != .off }
  }
}

/// How hard it is to take a stage down.
public enum Protection: Sendable, Equatable {
  case none
  /// `protect: true`: the stage's name must be given.
  case byName
}
