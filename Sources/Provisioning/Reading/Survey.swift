import AWSClient

/// Reads what is live of a world: few calls, at once where one does not need another's answer, and
/// none for each route.
struct Survey: Sendable {
  let world: World
  let stage: String
  let wanted: Wanted
  let purpose: Purpose

  /// What is looked for by its name, by the names in the manifest.
  struct Wanted: Sendable {
    var functions: Set<String> = []
    /// The functions among them that need a role of ours.
    var roles: Set<String> = []
    /// The functions among them for which concurrency is to be provisioned.
    var provisioned: Set<String> = []
    var alarms: Set<String> = []
    /// All that is wanted.
    var resources: Set<ResourceID> = []
    var apiKeys: Set<String> = []
    /// The keys among them whose values the manifest gives.
    var keysWithValues: Set<String> = []
    var usagePlans: Set<String> = []
    /// The plans among them whose keys the manifest names.
    var plansWithKeys: Set<String> = []
    /// The path of a custom domain name that is to lead to the stage.
    var mapping: BasePathMapping?
  }

  /// What the world is read for.
  enum Purpose {
    case deploying
    case removing
  }

  let apiGateway: APIGateway
  let cloudWatch: CloudWatch
  let lambda: Lambda
  let iam: IAM
  let logs: Logs
  let tagging: Tagging

  init(
    _ world: World, stage: String, wanted: Wanted, for purpose: Purpose, client: Client
  ) {
    self.world = world
    self.stage = stage
    self.wanted = wanted
    self.purpose = purpose
    cloudWatch = CloudWatch(client)
    apiGateway = APIGateway(client)
    lambda = Lambda(client)
    iam = IAM(client)
    logs = Logs(client)
    tagging = Tagging(client)
  }

  /// Reads the world.
  ///
  /// - Throws: `ServiceError` of the first call that failed.
  func snapshot() async throws -> Snapshot {
    async let definition = definition()
    async let wantedFunctions = wanted.functions.concurrentMap {
      try await Function.read($0, in: world, lambda)
    }
    async let tagged = tagging.resources(tags: world.tags, types: Self.taggedTypes)
    async let liveAlarms = cloudWatch.alarms(prefix: world.alarmPrefix(stage: stage))
    async let liveKeys = apiGateway.apiKeys()
    async let livePlans = apiGateway.usagePlans()
    async let liveRoles = allRoles()
    async let policies = rolePolicies()
    async let layers = LayerVersion.all(in: world, lambda)
    async let logGroups = LogGroup.read(in: world, logs)

    var snapshot = try await definition
    let restAPI = snapshot.resources[ResourceID(.restAPI, RestAPI.onlyName)] as? RestAPI
    let api = restAPI?.liveID
    async let domains = self.domains(restAPI)
    let (keys, plans) = (try await liveKeys, try await livePlans)
    async let usage = self.usage(keys, plans, api: api)
    for role in try await liveRoles {
      snapshot.add(role, tags: role.tags, called: role.roleName, in: world)
    }
    for policy in try await policies { snapshot.add(policy) }
    snapshot.layerVersions = try await layers
    let tags = try await tagged
    let named = try await liveAlarms
    async let alarms = self.alarms(named, tagged: tags)
    var found = try await wantedFunctions
    // The tagging API lags behind, and releases know what it does not list yet.
    let released = snapshot.stages.flatMap { $0.history.releases.flatMap(\.versions.keys) }
    let others = functionNames(tags).union(released)
      .subtracting(wanted.functions)
    found += try await others.concurrentMap { try await Function.read($0, in: world, lambda) }
      .filter { $0.map { world.owns($0.tags) } ?? false }
    for function in found.compactMap({ $0 }) {
      snapshot.add(function, tags: function.tags, called: function.functionName, in: world)
    }
    let known = snapshot
    async let served = serving(known)
    for group in try await ours(among: logGroups, known) { snapshot.add(group) }
    for serving in try await served {
      for resource in serving.resources { snapshot.add(resource) }
      snapshot.provisionedVersions[serving.function] = serving.provisionedVersions
    }
    snapshot.add(try await alarms)
    snapshot.add(try await usage)
    snapshot.add(try await domains)
    snapshot.conflicts.sort { $0.id < $1.id }
    return snapshot
  }

  // MARK: The API

  private func definition() async throws -> Snapshot {
    var snapshot = Snapshot()
    async let account = account()
    let named = try await apiGateway.restAPIs().filter { $0.name == world.apiName }
    let ours = named.filter { world.owns($0.tags ?? [:]) }
    guard let api = ours.first, ours.count == 1 else {
      if !named.isEmpty {
        snapshot.conflicts.append(.restAPIs(ours: ours, of: named, in: world))
      }
      snapshot.add(try await account)
      try await addStageParts(api: nil, live: nil, to: &snapshot)
      return snapshot
    }
    async let resources = apiGateway.resources(of: api.id)
    async let responses = apiGateway.gatewayResponses(of: api.id)
    async let authorizers = apiGateway.authorizers(of: api.id)
    async let models = apiGateway.models(of: api.id)
    async let validators = apiGateway.requestValidators(of: api.id)
    async let stages = apiGateway.stages(of: api.id)
    async let deployments = apiGateway.deployments(of: api.id)
    snapshot.add(
      RestAPI(api, root: try await resources.first { $0.path == "/" }?.id, in: world))
    for response in try await responses.compactMap(GatewayResponse.init) { snapshot.add(response) }
    for authorizer in try await authorizers { snapshot.add(Authorizer(authorizer)) }
    for resource in try await resources { snapshot.add(resource) }
    snapshot.add(try await models, of: api.id)
    snapshot.add(try await validators)
    snapshot.stages = try await stages.map(LiveStage.init)
    async let permissions = ForeignPermission.functions(in: api.tags ?? [:])
      .filter(world.reaches)
      .concurrentMap {
        try await ForeignPermission.read($0, api: api.id, in: world, lambda)
      }
    snapshot.add(try await account)
    let live = try await stages.first { $0.stageName == stage }
    if let live { snapshot.add(Stage(live, accountLimit: snapshot.accountLimit)) }
    try await addStageParts(api: api.id, live: live, to: &snapshot)
    for permission in try await permissions { snapshot.add(permission) }
    snapshot.deployments = try await deployments.compactMap { Deployment($0) }
    for deployment in snapshot.deployments { snapshot.add(deployment) }
    return snapshot
  }

  private func addStageParts(
    api: String?, live: APIGateway.Stage?, to snapshot: inout Snapshot
  ) async throws {
    for (part, tags) in try await stageParts(api: api, live: live) {
      let name = (part as? StageLogGroup)?.liveName ?? part.name
      snapshot.add(part, tags: tags ?? world.tags, called: name, in: world)
    }
  }

  // MARK: Functions and roles

  private static let taggedTypes = ["lambda:function", "cloudwatch:alarm"]

  /// The names of the functions among what carries the world's tags.
  private func functionNames(_ tagged: [Tagging.TaggedResource]) -> Set<String> {
    Set(tagged.filter { world.owns($0.tags) }.compactMap { $0.tags[World.functionTag] })
  }

  /// The roles that are wanted, and those that were made for the world and are not wanted any more.
  private func allRoles() async throws -> [Role] {
    async let named = wanted.roles.concurrentMap { try await Role.read($0, in: world, iam) }
    let names = Set(wanted.roles.map(world.roleName))
    let others = try await iam.roles(path: world.rolePath)
      .filter { $0.path == world.rolePath && !names.contains($0.name) }
      .concurrentMap { try await iam.role($0.name) }
      .compactMap { role in role?.tags[World.functionTag] }
      .concurrentMap { try await Role.read($0, in: world, iam) }
    return try await (named + others.filter { $0.map { world.owns($0.tags) } ?? false })
      .compactMap { $0 }
  }

  /// The log groups that are the world's.
  ///
  /// A group hangs under its function: Lambda makes it, without tags, where there is none. When the
  /// function is gone its tags say whose it is, which is only asked before it may be deleted.
  private func ours(among groups: [LogGroup], _ snapshot: Snapshot) async throws -> [LogGroup] {
    let foreign = Set(snapshot.conflicts.filter { $0.id.kind == .function }.map(\.id.name))
    let candidates = groups.filter { !foreign.contains($0.function) }
    switch purpose {
    case .deploying:
      return candidates.filter {
        wanted.functions.contains($0.function) || snapshot.functions[$0.function] != nil
      }
    case .removing:
      return try await candidates.concurrentMap { group in
        if snapshot.functions[group.function] != nil { return group }
        let tags = try await logs.tags(of: world.logGroupARN(group.function))
        return world.owns(tags) ? group : nil
      }.compactMap { $0 }
    }
  }
}

extension Snapshot {
  /// Takes in what is ours.
  ///
  /// What has a name of ours and not our tags is somebody else's, or ours with its tags gone: in
  /// both cases it is not touched.
  fileprivate mutating func add(
    _ resource: any Resource, tags: [String: String], called name: String, in world: World
  ) {
    guard world.owns(tags) else {
      conflicts.append(.foreign(resource.id, called: name, tags: world.tags))
      return
    }
    add(resource)
    if let function = resource as? Function { functions[function.name] = function }
  }
}

extension Plan.Conflict {
  /// Something that has a name that is needed, and lacks the tags that would make it ours.
  static func foreign(
    _ id: ResourceID, called name: String, tags: [String: String]
  ) -> Plan.Conflict {
    Plan.Conflict(
      id: id,
      detail: "A \(id.kind.rawValue) called \(name) is there already and does not carry the tags "
        + "of this project. If it is this project's, give it back its tags (\(tags.list)); if not, "
        + "choose another name for the project or for it.")
  }

  fileprivate static func restAPIs(
    ours: [APIGateway.RestAPI], of named: [APIGateway.RestAPI], in world: World
  ) -> Plan.Conflict {
    let ids = (ours.isEmpty ? named : ours).map(\.id).sorted().joined(separator: ", ")
    return Plan.Conflict(
      id: ResourceID(RestAPI.kind, RestAPI.onlyName),
      detail: ours.isEmpty
        ? "An API called \(world.apiName) is there already (\(ids)) and does not carry the tags of "
          + "this project. If it is this project's, give it back its tags (\(world.tags.list)); if "
          + "not, choose another name for the project."
        : "More than one API carries the tags of this project (\(ids)). Delete those that are not "
          + "in use, or take the tags off them.")
  }
}

extension [String: String] {
  /// Tags in a sentence.
  fileprivate var list: String {
    sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
  }
}
