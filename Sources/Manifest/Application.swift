public import Primitives

/// What a manifest asks for, of one stage: every default merged, every override applied, every
/// `${…}` of the manifest filled in but those that only AWS can tell (`${account}`, `${region}`).
public struct Application: Sendable, Equatable {
  /// The project's name: `[a-z][a-z0-9-]*`.
  public var project: String
  /// The region the manifest names, or nil to take the session's.
  public var region: String?
  /// Whether each stage is a world of its own.
  public var isolation: Isolation
  /// The stage this was resolved for: `[A-Za-z0-9_-]{1,128}`.
  public var stage: Stage
  /// Tags for everything that takes tags.
  public var tags: [String: String]
  /// The functions, by name.
  public var functions: [Function]
  /// The API, or nil if the manifest has none.
  public var api: API?

  /// An application of all its parts.
  public init(
    project: String, region: String? = nil, isolation: Isolation = .stage, stage: Stage,
    tags: [String: String] = [:], functions: [Function] = [], api: API? = nil
  ) {
    self.project = project
    self.region = region
    self.isolation = isolation
    self.stage = stage
    self.tags = tags
    self.functions = functions
    self.api = api
  }
}

/// What the stages of a project share.
public enum Isolation: String, Sendable, CaseIterable {
  /// Each stage has an API, functions, roles and logs of its own.
  case stage
  /// The stages are stages of one API and share functions and roles.
  case shared
}

/// What the manifest says of the stage itself.
public struct Stage: Sendable, Equatable {
  /// The stage's name, also the last part of its URL.
  public var name: String
  /// Stage variables, beside those that name the functions' versions.
  public var variables: [String: String]
  /// The account this stage must be in (12 digits), or nil for any.
  public var account: String?
  /// Whether `down` and replacements must be confirmed by name.
  public var protection: Protection

  /// A stage of all its parts.
  public init(
    name: String, variables: [String: String] = [:], account: String? = nil,
    protection: Protection = .none
  ) {
    self.name = name
    self.variables = variables
    self.account = account
    self.protection = protection
  }
}

/// How hard it is to take a stage down.
public enum Protection: Sendable, Equatable {
  case none
  /// `protect: true`: the stage's name must be given.
  case byName
}

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
  public var environment: [String: Secret]
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
  /// Where the manifest speaks of it, for what only shows later (a missing folder).
  public var location: Location

  /// What is packed.
  public struct Code: Sendable, Equatable {
    /// A folder or a `.zip` file, relative to the manifest's folder.
    public var path: String
    /// Patterns of files that stay out, beside those of `.gwdeployignore`.
    public var exclude: [String]

    /// Code at a path.
    public init(path: String, exclude: [String] = []) {
      self.path = path
      self.exclude = exclude
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
    environment: [String: Secret] = [:], memory: Int = 128, timeout: Duration = .seconds(3),
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

/// An API of API Gateway.
public struct API: Sendable, Equatable {
  /// The description shown in the console; empty for none.
  public var description: String
  /// The kind of endpoint.
  public var endpoint: Endpoint
  /// The routes, in the order of the manifest.
  public var routes: [Route]

  /// The kinds of endpoint of a REST API.
  public enum Endpoint: String, Sendable, CaseIterable {
    case regional
    case edge
  }

  /// An API of all its parts.
  public init(description: String = "", endpoint: Endpoint = .regional, routes: [Route]) {
    self.description = description
    self.endpoint = endpoint
    self.routes = routes
  }
}

/// What answers a method on a path.
public struct Route: Sendable, Equatable {
  /// `GET`, `PUT`, `POST`, `DELETE`, `PATCH`, `OPTIONS`, `HEAD` or `ANY`.
  public var method: String
  /// The path, such as `/users/{id}` or `/files/{path+}`; `/` is the root.
  public var path: String
  /// What the request is passed to.
  public var integration: Integration
  /// How long the integration may take; nil is AWS's default of 29 s.
  public var timeout: Duration?
  /// Where the manifest speaks of it.
  public var location: Location

  /// What a route passes its requests to.
  public enum Integration: Sendable, Equatable {
    /// Lambda proxy integration with a function of the manifest, by its name.
    case lambdaProxy(function: String)
  }

  /// A route of all its parts.
  public init(
    method: String, path: String, integration: Integration, timeout: Duration? = nil,
    location: Location = .start
  ) {
    self.method = method
    self.path = path
    self.integration = integration
    self.timeout = timeout
    self.location = location
  }
}
