extension Function {
  /// Whether X-Ray traces the invocations.
  public enum Tracing: Sendable, Equatable {
    /// As the caller of the function decides.
    case passThrough
    case active
  }

  /// Whether versions start from a snapshot of the initialised function.
  public enum SnapStart: Sendable, Equatable {
    case off
    case on
  }

  /// A layer that is laid under the function's code.
  public enum LayerReference: Sendable, Equatable {
    /// One of the manifest, by its name.
    case named(String)
    /// A version of another's, by its ARN.
    case arn(String)
  }

  /// A network of the account that a function runs in; it has subnets and security groups.
  public struct VPC: Sendable, Equatable {
    /// The ids of subnets, all of one VPC.
    public var subnets: [String]
    /// The ids of security groups of that VPC.
    public var securityGroups: [String]

    /// A network of all its parts.
    public init(subnets: [String], securityGroups: [String]) {
      self.subnets = subnets
      self.securityGroups = securityGroups
    }
  }

  /// How a function's logs are written, and where.
  public struct Logging: Sendable, Equatable {
    /// How lines are written.
    public var format = Format.text
    /// Only with the format JSON; nil is Lambda's `INFO`.
    public var level: String?
    /// What Lambda itself writes, only with the format JSON; nil is Lambda's `INFO`.
    public var systemLevel: String?
    /// A log group that is not made for the function; nil for the function's own.
    public var group: String?

    /// Lines as they are written, or JSON.
    public enum Format: String, Sendable, CaseIterable {
      case text
      case json
    }

    /// Logging as Lambda has it by default.
    public init() {}
  }

  /// A file system of EFS.
  public struct FileSystem: Sendable, Equatable {
    /// The ARN of its access point.
    public var accessPoint: String
    /// Where the function sees it: `/mnt/` and a name.
    public var path: String

    /// A file system of all its parts.
    public init(accessPoint: String, path: String) {
      self.accessPoint = accessPoint
      self.path = path
    }
  }

  /// What is different from a container image's own settings.
  public struct ImageConfig: Sendable, Equatable {
    /// Instead of the image's CMD; empty for the image's own.
    public var command: [String]
    /// Instead of the image's ENTRYPOINT; empty for the image's own.
    public var entryPoint: [String]
    /// Empty for the image's own.
    public var workingDirectory: String

    /// The image's own settings, but for what is given.
    public init(
      command: [String] = [], entryPoint: [String] = [], workingDirectory: String = ""
    ) {
      self.command = command
      self.entryPoint = entryPoint
      self.workingDirectory = workingDirectory
    }
  }

  /// What the role that is made for a function may do, beside what its settings need.
  public struct Permissions: Sendable, Equatable {
    /// Actions with the resources that each is allowed on, in the order of the manifest.
    public var allow: [Allowance] = []
    /// Whole statements of IAM, as JSON.
    public var statements: [String] = []
    /// The ARNs of managed policies.
    public var policies: [String] = []
    /// The ARN of the policy that bounds what the role may do at most; nil for none.
    public var boundary: String?

    /// An action, and what it is allowed on.
    public struct Allowance: Sendable, Equatable {
      /// Such as `dynamodb:GetItem`, with wildcards or not.
      public var action: String
      /// ARNs, or the parts of ARNs after the account, such as `table/users`.
      public var resources: [String]

      /// An action on some resources.
      public init(action: String, resources: [String]) {
        self.action = action
        self.resources = resources
      }
    }

    /// Nothing.
    public init() {}
  }

  /// Whether it is a container image.
  public var isImage: Bool {
    if case .image = code.origin { true } else { false }
  }
}
