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
  /// What is run before any code is packed.
  public var build: Build?
  /// Where packages go that are too large for a call; nil if nowhere.
  public var packages: Packages?
  /// The layers that are ours.
  public var layers: [Layer] = []
  /// The functions that are ours, in the order of the manifest.
  public var functions: [Function]
  /// The functions that are not, which the API may call as well.
  public var foreignFunctions: [ForeignFunction]
  /// The API, or nil if the manifest has none.
  public var api: API?
  /// The API keys, by name.
  public var apiKeys: [APIKey]
  /// The usage plans of the world.
  public var usagePlans: [UsagePlan]
  /// The alarms that the stage has.
  public var alarms: [Alarm]

  /// An application of all its parts.
  public init(
    project: String, region: String? = nil, isolation: Isolation = .stage, stage: Stage,
    tags: [String: String] = [:], functions: [Function] = [],
    foreignFunctions: [ForeignFunction] = [], api: API? = nil, apiKeys: [APIKey] = [],
    usagePlans: [UsagePlan] = [], alarms: [Alarm] = []
  ) {
    self.project = project
    self.region = region
    self.isolation = isolation
    self.stage = stage
    self.tags = tags
    self.functions = functions
    self.foreignFunctions = foreignFunctions
    self.api = api
    self.apiKeys = apiKeys
    self.usagePlans = usagePlans
    self.alarms = alarms
  }
}

/// What the stages of a project share.
public enum Isolation: String, Sendable, CaseIterable {
  /// Each stage has an API, functions, roles and logs of its own.
  case stage
  /// The stages are stages of one API and share functions and roles.
  case shared
}
