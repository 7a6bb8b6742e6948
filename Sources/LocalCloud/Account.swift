/// All that exists in the cloud, as a value: a handler works on a copy, kept only if it succeeds.
struct Account: Sendable {
  let settings: Cloud.Settings
  var now = Duration.zero
  var identifiers: Identifiers

  /// By name; names differ in more than case.
  var roles: [String: Role] = [:]
  /// By name.
  var functions: [String: Function] = [:]
  /// By name.
  var buckets: [String: Bucket] = [:]
  /// By name.
  var layers: [String: Layer] = [:]
  /// By id.
  var apis: [String: RestAPI] = [:]
  /// By id.
  var clientCertificates: [String: ClientCertificate] = [:]
  /// The ARN of the role that API Gateway writes its logs with.
  var cloudWatchRole: String?
  /// By id.
  var apiKeys: [String: APIKey] = [:]
  /// By id.
  var usagePlans: [String: UsagePlan] = [:]
  /// By name.
  var logGroups: [String: LogGroup] = [:]
  /// By name.
  var alarms: [String: Alarm] = [:]
  /// By name.
  var parameters: [String: StoredParameter] = [:]
  /// HTTP and WebSocket APIs, by id.
  var httpAPIs: [String: HTTPAPI] = [:]
  /// Custom domain names, by name.
  var domainNames: [String: DomainName] = [:]
  /// What was measured.
  var metrics: [Metric: [Datum]] = [:]
  /// When a REST API was deleted last.
  var lastAPIDeletion: Duration?

  init(_ settings: Cloud.Settings) {
    self.settings = settings
    cloudWatchRole = settings.cloudWatchRole
    buckets = Dictionary(
      uniqueKeysWithValues: settings.buckets.map { ($0, Bucket(name: $0, region: $1)) })
    identifiers = Identifiers(seed: settings.seed)
  }

  var id: String { settings.account }
  var region: String { settings.region }

  var partition: String {
    if region.hasPrefix("cn-") { return "aws-cn" }
    if region.hasPrefix("us-gov-") { return "aws-us-gov" }
    return "aws"
  }

  /// The region in the credential scope of the global services.
  var globalRegion: String {
    switch partition {
    case "aws-cn": "cn-north-1"
    case "aws-us-gov": "us-gov-west-1"
    default: "us-east-1"
    }
  }

  /// The ARN of something regional of this account.
  func arn(_ service: String, _ resource: String) -> String {
    "arn:\(partition):\(service):\(region):\(id):\(resource)"
  }
}
