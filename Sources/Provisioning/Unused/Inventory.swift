public import AWSClient

/// What is known of the APIs of an account and region, and what could not be found out.
public struct Inventory: Sendable {
  /// Where calls were looked for.
  public let window: Window
  /// The APIs, in the order of their names.
  public var apis: [DeployedAPI] = []
  /// What could not be read, and why.
  public var gaps: [Gap] = []
  /// Calls by counter; a counter that was not read has none.
  var calls: [CallCounter: CallCount] = [:]
  /// What has to do with each API, by its id.
  var referrers: [String: [Referrer]] = [:]
  /// What is kept ready for the stages that nobody calls, by their targets.
  var provisioned: [String: [ProvisionedFunction]] = [:]

  /// A kind of evidence that could not be read.
  public struct Gap: Sendable {
    /// What is missing.
    public var evidence: Evidence
    /// AWS's refusal.
    public var error: ServiceError
  }

  /// The kinds of evidence.
  public enum Evidence: String, Sendable, Hashable {
    case restAPIs = "REST APIs"
    case httpAPIs = "HTTP and WebSocket APIs"
    case stages = "stages"
    case deployments = "deployments"
    case calls = "calls"
    case domains = "custom domain names"
    case usagePlans = "usage plans"
    case vpcLinks = "VPC links"
    case alarms = "alarms"
    case provisioned = "provisioned concurrency"
  }

  /// Whether a kind of evidence is missing, at least in part.
  func lacks(_ evidence: Evidence) -> Bool { gaps.contains { $0.evidence == evidence } }

  /// The APIs whose calls are counted with those of an API, and that are not it.
  func namesakes(of api: DeployedAPI) -> [DeployedAPI] {
    apis.filter {
      $0.kind == api.kind && $0.metricsOwner == api.metricsOwner && $0.id != api.id
    }
  }
}
