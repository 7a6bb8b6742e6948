extension APIGateway {
  /// What a stage does with the calls of a method, or of all.
  ///
  /// An entry always reads back complete: what was not set is as `*/*` was when the entry was made,
  /// and AWS's default otherwise.
  public struct MethodSetting: Sendable, Hashable, Codable {
    /// Whether metrics are kept for the method by itself.
    public var metricsEnabled: Bool?
    /// `OFF`, `ERROR` or `INFO`; nil for `OFF`.
    public var loggingLevel: String?
    /// Whether whole requests and answers are logged.
    public var dataTraceEnabled: Bool?
    /// Requests at once; -1 for no limit.
    public var throttlingBurstLimit: Int?
    /// Requests a second; -1 for no limit.
    public var throttlingRateLimit: Double?
    /// Whether answers are cached.
    public var cachingEnabled: Bool?
    /// How long an answer is kept: 0 to 3600 seconds.
    public var cacheTtlInSeconds: Int?
    /// Whether what is cached is encrypted.
    public var cacheDataEncrypted: Bool?
    /// Whether only callers with a permission may have an answer made anew.
    public var requireAuthorizationForCacheControl: Bool?
    /// What others get: `FAIL_WITH_403`, `SUCCEED_WITH_RESPONSE_HEADER` or
    /// `SUCCEED_WITHOUT_RESPONSE_HEADER`.
    public var unauthorizedCacheControlHeaderStrategy: String?
  }

  /// Where a stage writes a line for each call.
  public struct AccessLogSettings: Sendable, Hashable, Codable {
    /// A log group, without `:*`, or a Firehose stream.
    public var destinationArn: String?
    /// One line of text with `$context` variables, up to 3 KB.
    public var format: String?
  }

  /// What a stage's cache is doing.
  public struct CacheClusterStatus: RawRepresentable, Sendable, Hashable, Codable {
    /// As AWS has it, such as `AVAILABLE`.
    public var rawValue: String

    /// A status by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It is being made, which takes about four minutes and may take more.
    public static let creating = CacheClusterStatus(rawValue: "CREATE_IN_PROGRESS")
    /// It serves.
    public static let available = CacheClusterStatus(rawValue: "AVAILABLE")
    /// It is being taken away.
    public static let deleting = CacheClusterStatus(rawValue: "DELETE_IN_PROGRESS")
    /// There is none.
    public static let absent = CacheClusterStatus(rawValue: "NOT_AVAILABLE")
    /// It is being emptied, and serves.
    public static let flushing = CacheClusterStatus(rawValue: "FLUSH_IN_PROGRESS")
  }
}
