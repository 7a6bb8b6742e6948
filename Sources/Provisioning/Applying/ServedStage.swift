/// What a stage serves when a plan is applied.
public struct ServedStage: Sendable, Hashable {
  /// The id of the API; nil if the application has none.
  public var apiID: String?
  /// The id of the deployment.
  public var deployment: String?
  /// The version of each function.
  public var versions: [String: String]
  /// The custom domain name that leads to it; nil if none does.
  public var domain: Domain?

  /// A custom domain name that leads to a stage.
  public struct Domain: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The path that leads to the stage, one segment; empty for all paths.
    public var path: String
    /// The name that DNS must lead the domain to, if AWS has said it.
    public var target: String?
    /// The hosted zone of that name in Route 53, if AWS has said it.
    public var hostedZone: String?
  }
}

extension ApplyContext {
  /// What a stage serves, once the plan of an application is applied.
  public func servedStage(of plan: Plan) -> ServedStage {
    ServedStage(
      apiID: knownValue(of: .restAPI),
      deployment: plan.deployment.flatMap { knownValue(of: $0) },
      versions: plan.functions.reduce(into: [:]) {
        $0[$1] = knownValue(of: .version(function: $1))
      },
      domain: plan.domain { knownValue(of: $0) })
  }
}

extension Plan {
  /// The custom domain name that leads to the stage as it is now; nil if none does.
  public var liveDomain: ServedStage.Domain? {
    let isMade = changes.contains { $0.id.kind == .basePathMapping && $0.action == .create }
    return isMade ? nil : domain { bindings[$0] }
  }

  /// The custom domain name that is to lead to the stage, with what is known of it.
  func domain(_ known: (Reference) -> String?) -> ServedStage.Domain? {
    guard let mapping, let path = mapping.path else { return nil }
    return ServedStage.Domain(
      name: mapping.domain, path: path, target: known(.domainTarget(mapping.domain)),
      hostedZone: known(.domainZone(mapping.domain)))
  }
}
