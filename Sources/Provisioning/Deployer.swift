public import AWSClient
public import Manifest

/// Plans and makes a deployment: the face that the commands see.
public struct Deployer: Sendable {
  private let client: Client

  /// A deployer that speaks to AWS through a client.
  public init(_ client: Client) { self.client = client }

  /// What was called so far.
  public var tally: Tally { client.tally }

  /// What must be done so that a stage is what an application says.
  ///
  /// It throws `ServiceError` if AWS could not be read, and `StoredValueError` if parameters do not
  /// hold what functions are to be given.
  public func plan(
    _ application: Application, in world: World, code: [String: FunctionCode],
    layers: [String: FunctionCode] = [:]
  ) async throws -> Plan {
    let blueprint = Blueprint(
      application, in: world, code: code, layers: layers,
      storedValues: try await StoredValues.read(for: application.filledIn(world), SSM(client)))
    let survey = Survey(
      world, stage: blueprint.stage, wanted: Survey.Wanted(application, blueprint),
      for: .deploying, client: client)
    return Planner.plan(blueprint, try await survey.snapshot())
  }

  /// Looks whether the bucket for packages can take what a plan may put there.
  ///
  /// It throws `PackageBucketError` if it cannot, and `ServiceError` if that cannot be told.
  public func checkPackageBuckets(of plan: Plan) async throws {
    try await plan.checkPackageBuckets(S3(client))
  }

  /// What would be done if nothing were there, without asking AWS.
  public static func offlinePlan(
    _ application: Application, in world: World, code: [String: FunctionCode],
    layers: [String: FunctionCode] = [:]
  ) -> Plan {
    Planner.plan(Blueprint(application, in: world, code: code, layers: layers), Snapshot())
  }

  /// What must be done to take a stage down.
  ///
  /// It throws `ServiceError` if AWS could not be read.
  /// The functions that a manifest names are read by their names; those that carry the world's tags,
  /// or that a release names, are found without a manifest.
  public func teardown(
    of stage: String, in world: World, functions: Set<String> = [], logs: DataRemoval,
    keys: DataRemoval = .keep, domains: DataRemoval = .keep
  ) async throws -> Plan {
    let survey = Survey(
      world, stage: stage, wanted: Survey.Wanted(functions: functions), for: .removing,
      client: client)
    let snapshot = try await survey.snapshot()
    return Planner.teardown(
      of: stage, in: world, snapshot, logs: logs, keys: keys, domains: domains)
  }

  /// What a plan needs to be applied.
  public func context(for plan: Plan, run: ApplyContext.Run) -> ApplyContext {
    ApplyContext(world: plan.world, client: client, run: run, bindings: plan.bindings)
  }
}

extension Survey.Wanted {
  /// What an application names.
  fileprivate init(_ application: Application, _ blueprint: Blueprint) {
    functions = Set(application.functions.map(\.name))
    roles = Set(application.functions.filter { $0.role == nil }.map(\.name))
    provisioned = Set(
      application.functions.filter { $0.provisionedConcurrency != nil }.map(\.name))
    alarms = Set(application.alarms.map(\.name))
    resources = Set(blueprint.resources.map(\.id))
    for key in application.apiKeys {
      switch key.origin {
      case .chosenByAWS: apiKeys.insert(key.name)
      case .value:
        apiKeys.insert(key.name)
        keysWithValues.insert(key.name)
      case .existing: break
      }
    }
    usagePlans = Set(application.usagePlans.map(\.name))
    mapping = blueprint.resources.lazy.compactMap { $0 as? BasePathMapping }.first
    plansWithKeys = Set(application.usagePlans.filter { $0.keys != nil }.map(\.name))
  }
}
