extension Cloud {
  /// What an account is, and how slow AWS is to be in it.
  public struct Settings: Sendable {
    /// The account's id, twelve digits.
    public var account = "123456789012"
    /// The region of everything but IAM.
    public var region = "eu-central-1"
    /// Where the ids come from: the same seed and the same calls give the same ids.
    public var seed: UInt64 = 1
    /// The wall-clock time at which the cloud's clock starts, in seconds since 1970.
    public var start = 1_767_225_600
    /// How long after its last change a role's trust policy takes to be seen by Lambda.
    public var rolePropagation = Duration.zero
    /// How long a new function stays `Pending` and a changed one `InProgress`.
    public var functionUpdate = Duration.zero
    /// How long after it was made a stage takes to be known to WAF.
    public var stagePropagation = Duration.zero
    /// How long a stage's cache is being made, resized or taken away.
    public var cacheUpdate = Duration.zero
    /// How long a custom domain name takes no other change after one.
    public var domainUpdate = Duration.zero
    /// Requests a second that all APIs together let through.
    public var rateLimit = 10_000.0
    /// Requests at once that they let through.
    public var burstLimit = 5000
    /// The ARNs of the web ACLs that there are.
    public var webACLs: Set<String> = []
    /// How many metrics one answer of `GetMetricData` has data of.
    public var metricsInPage = 100
    /// How long after a REST API was deleted the next one can be; on AWS 30 s.
    public var apiDeletionInterval = Duration.zero
    /// The role that API Gateway writes its execution logs with, if the account has one.
    public var cloudWatchRole: String?

    /// The buckets that there are, by name, each in its region.
    public var buckets: [String: String] = [:]
    /// The ids of the VPC links that there are.
    public var vpcLinks: Set<String> = []
    /// How long an integration may take at most, in milliseconds: the account's quota.
    public var longestIntegrationTimeout = 29_000

    /// An account whose changes take effect at once.
    public init() {}
  }
}
