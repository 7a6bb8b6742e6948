/// What a stage serves when a plan is applied.
public struct ServedStage: Sendable, Hashable {
  /// The id of the API; nil if the application has none.
  public var apiID: String?
  /// The id of the deployment.
  public var deployment: String?
  /// The version of each function.
  public var versions: [String: String]
}

extension ApplyContext {
  /// What a stage serves, once the plan of an application is applied.
  public func servedStage(of plan: Plan) -> ServedStage {
    ServedStage(
      apiID: knownValue(of: .restAPI),
      deployment: plan.deployment.flatMap { knownValue(of: $0) },
      versions: plan.functions.reduce(into: [:]) {
        $0[$1] = knownValue(of: .version(function: $1))
      })
  }
}
