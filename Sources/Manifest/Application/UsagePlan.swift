/// Which API keys may call the stage, and how often.
public struct UsagePlan: Sendable, Equatable {
  /// The name in the manifest: `[A-Za-z0-9][A-Za-z0-9_-]*`.
  public var name: String
  /// The description shown in the console; empty for none.
  public var description: String
  /// What each key may do in a second, or nil for no limit of the plan's own.
  public var throttle: Throttle?
  /// What each key may do in a period, or nil for no limit.
  public var quota: RequestQuota?
  /// The names of its keys, or nil to leave those that it has.
  public var keys: [String]?
  /// Whether it lets its keys into the stage.
  public var reach: Reach
  /// What each key may do in a second on single routes.
  public var routes: [RouteThrottle]
  /// Where the manifest speaks of it.
  public var location: Location

  /// Which stage a plan is for.
  public enum Reach: Sendable, Equatable {
    case thisStage
    /// Only stages that share the world.
    case otherStages
  }

  /// What each key may do on a route.
  public struct RouteThrottle: Sendable, Equatable {
    /// The route's method.
    public var method: String
    /// The route's path.
    public var path: String
    /// What each key may do in a second.
    public var throttle: Throttle

    /// A throttle of a route.
    public init(method: String, path: String, throttle: Throttle) {
      self.method = method
      self.path = path
      self.throttle = throttle
    }
  }

  /// A plan of all its parts.
  public init(
    name: String, description: String = "", throttle: Throttle? = nil, quota: RequestQuota? = nil,
    keys: [String]? = nil, reach: Reach = .thisStage, routes: [RouteThrottle] = [],
    location: Location = .start
  ) {
    self.name = name
    self.description = description
    self.throttle = throttle
    self.quota = quota
    self.keys = keys
    self.reach = reach
    self.routes = routes
    self.location = location
  }
}
