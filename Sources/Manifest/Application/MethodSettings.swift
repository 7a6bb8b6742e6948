/// What a stage does with the calls of a method, or of all of them.
public struct MethodSettings: Sendable, Hashable {
  /// How much of each call is written to the execution logs.
  public var logLevel: LogLevel
  /// Whether whole requests and answers are logged, secrets in them as well.
  public var logsBodies: Bool
  /// Whether metrics are kept for each method by itself.
  public var hasMetrics: Bool
  /// How many requests are let through; nil for the account's own limit.
  public var throttle: Throttle?
  /// Which answers are kept.
  public var caching: Caching

  /// How much of each call API Gateway writes to the execution logs.
  public enum LogLevel: String, Sendable, CaseIterable {
    case off
    case error
    case info
  }

  /// Which answers a stage keeps in its cache, for calls of the same kind.
  public struct Caching: Sendable, Hashable {
    /// Whether answers are kept at all.
    public var isEnabled: Bool
    /// How long: 0 s to 3600 s.
    public var timeToLive: Duration
    /// Whether they are kept encrypted.
    public var isEncrypted: Bool
    /// Who may have an answer made anew.
    public var invalidation: Invalidation

    /// Caching of all its parts, with API Gateway's own defaults.
    public init(
      isEnabled: Bool = false, timeToLive: Duration = .seconds(300), isEncrypted: Bool = false,
      invalidation: Invalidation = .warn
    ) {
      self.isEnabled = isEnabled
      self.timeToLive = timeToLive
      self.isEncrypted = isEncrypted
      self.invalidation = invalidation
    }
  }

  /// What `Cache-Control: max-age=0` of a caller without `execute-api:InvalidateCache` does.
  public enum Invalidation: String, Sendable, CaseIterable {
    /// The answer is made anew for anybody.
    case open
    /// It is not heeded, and the answer has a header that says so.
    case warn
    /// It is not heeded.
    case ignore
    /// The call is refused with 403.
    case refuse
  }

  /// Settings of all their parts, with API Gateway's own defaults.
  public init(
    logLevel: LogLevel = .off, logsBodies: Bool = false, hasMetrics: Bool = false,
    throttle: Throttle? = nil, caching: Caching = Caching()
  ) {
    self.logLevel = logLevel
    self.logsBodies = logsBodies
    self.hasMetrics = hasMetrics
    self.throttle = throttle
    self.caching = caching
  }
}
