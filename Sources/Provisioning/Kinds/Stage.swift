import AWSClient
import Manifest

/// A stage of the API: the two pointers that say what its URL serves, a deployment and a version
/// of each function, and what is done with the calls.
///
/// It is changed last, with one call, so that definition, code and settings move together.
struct Stage: Resource, Removable {
  static let kind = Kind.stage

  let name: String
  /// The deployment; an id in a live stage, a reference in a desired one.
  let deployment: Value
  /// The function whose version each variable names; known of a desired stage.
  let functions: [String]
  /// The functions that are not ours and that the API calls; known of a desired stage.
  let foreignFunctions: [FunctionARN]
  /// The other stage variables; all of them in a live stage.
  let variables: [String: String]
  let settings: StageSettings
  /// What looks at the calls; nil in a desired stage leaves whatever is there.
  let webACL: Manifest.Stage.WebACL?
  /// Whether the change waits for a cache.
  let cacheWaiting: Manifest.Stage.CacheCluster.Waiting
  let tags: [String: String]
  /// What must be as it should before the stage moves.
  let prerequisites: [ResourceID]
  /// Whether answers of authorizers are kept, to be forgotten when the stage moves.
  var authorizerAnswers = AuthorizerAnswers.none
  /// What the stage served so far; set by the planner in a desired stage.
  var history = ReleaseHistory(releases: [])
  /// The releases that are given up when the stage has moved.
  var retired: [Release] = []
  /// What AWS fills in where no limit is set; set by the planner in a desired stage.
  var accountLimit = StageSettings.usualAccountLimit
  /// What the cache is doing, of a live stage.
  var cacheStatus: APIGateway.CacheClusterStatus?

  /// What a stage keeps of its authorizers' answers.
  enum AuthorizerAnswers {
    case none
    case kept
  }

  var attributes: Attributes {
    var attributes = filledSettings.attributes
    attributes["deployment"] = deployment
    if case .existing(let arn) = webACL { attributes["webACL"] = .text(arn) }
    attributes.add("variables", variables, Value.text)
    for function in functions {
      attributes["variables.\(World.stageVariable(of: function))"] =
        .reference(.version(function: function))
    }
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  var requires: [ResourceID] { prerequisites }
  var container: ResourceID? { ResourceID(RestAPI.kind, RestAPI.onlyName) }
  var lane: Lane? { .restAPI }

  /// A web ACL that the manifest does not speak of is another team's, as are other tags but those
  /// that only the manifest can have set.
  func manages(_ attribute: String) -> Bool {
    if attribute == "webACL" { return webACL != nil }
    guard attribute.hasPrefix("tags.") else { return true }
    let tag = String(attribute.dropFirst(5))
    return tags[tag] != nil || Self.ownTags.contains(tag)
  }

  private static let ownTags = [World.lifetimeTag, World.protectionTag]

  /// The tags of its own that the manifest asks for no more.
  private func abandonedTags(_ changed: Set<String>) -> [String] {
    Self.ownTags.filter { changed.contains("tags.\($0)") && tags[$0] == nil }
  }

  /// The stage, what looks at its calls, its move and its cache.
  var creationWrites: [Operation] {
    var writes: [Operation] = ["apigateway:CreateStage"]
    if case .existing = webACL { writes.append("wafv2:AssociateWebACL") }
    let made = StageSettings(description: settings.description, isTraced: settings.isTraced)
      .filled(with: accountLimit)
    if !functions.isEmpty || !settings.patches(from: made, accountLimit: accountLimit).isEmpty {
      writes.append("apigateway:UpdateStage")
    }
    return settings.cacheSize == nil ? writes : writes + ["apigateway:UpdateStage"]
  }

  /// The record of the release, the move with what it makes void, and the records that are given up.
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:TagResource"]
      + (differences.containMoreThanTags ? ["apigateway:UpdateStage"] : [])
      + (authorizerAnswers == .kept ? ["apigateway:FlushStageAuthorizersCache"] : [])
      + (retired.isEmpty && abandonedTags(Set(differences.map(\.path))).isEmpty
        ? [] : ["apigateway:UntagResource"])
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteStage"] }

  /// Makes the stage without the functions' variables, then moves it: routes to functions serve
  /// nobody until all that protects the stage is in place.
  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let release = try release(in: context)
    let settings = try settings(in: context)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createStage(
        APIGateway.NewStage(
          stageName: name, deploymentId: release.deployment,
          description: settings.description.isEmpty ? nil : settings.description,
          tracingEnabled: settings.isTraced ? true : nil, variables: variables,
          tags: tags.merging(release.tags) { $1 }.merging(settingsRecord) { $1 }), of: api)
    }
    // CreateStage knows no others.
    let made = StageSettings(description: settings.description, isTraced: settings.isTraced)
      .filled(with: accountLimit)
    try await putWebACL(inPlaceOf: nil, api: api, in: context)
    let moves = release.versions.sorted { $0.key < $1.key }
      .map { Self.setting(World.stageVariable(of: $0.key), $0.value) }
    let changes = settings.patches(from: made, accountLimit: accountLimit)
    if !(moves + changes).isEmpty {
      try await move(moves + changes, api: api, release, in: context)
    }
    try await changeCache(settings.cachePatches(from: made), api: api, in: context)
  }

  /// Records the release, moves the stage to it with one call, and gives up old ones.
  ///
  /// A web ACL is there before the stage moves, and taken off afterwards.
  func update(
    from live: Stage, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let release = try release(in: context)
    let settings = try settings(in: context)
    let changed = Set(differences.map(\.path))
    var newTags = tags.filter { changed.contains("tags.\($0.key)") }
    if isNew(release) { newTags.merge(release.tags) { $1 } }
    newTags.merge(settingsRecord.filter { live.tags[$0.key] != $0.value }) { $1 }
    let arn = context.world.stageARN(name, api: api)
    if !newTags.isEmpty {
      try await calling { () async throws(ServiceError) in
        try await context.apiGateway.tag(arn, newTags)
      }
    }
    try await putWebACL(inPlaceOf: live.webACL, api: api, in: context)
    let moves = moves(from: live, to: release)
    let changes = settings.patches(from: live.settings, accountLimit: accountLimit)
    if !(moves + changes).isEmpty {
      try await move(moves + changes, api: api, release, in: context)
    }
    if !moves.isEmpty { try await flushCaches(of: live, api: api, in: context) }
    try await takeOffWebACL(of: live, api: api, in: context)
    let oldTags = retired.flatMap { $0.tags.keys }.sorted() + abandonedTags(changed)
    if !oldTags.isEmpty {
      try await calling { () async throws(ServiceError) in
        try await context.apiGateway.untag(arn, keys: oldTags)
      }
    }
    try await changeCache(settings.cachePatches(from: live.settings), api: api, in: context)
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteStage(name, of: api)
    }
  }

  // MARK: Releases

  /// The release that the stage is to serve, once all it names is known.
  private func release(in context: ApplyContext) throws(ApplyError) -> Release {
    guard case .reference(let deployment) = deployment else {
      throw .notAsAsked("the stage \(name) has no deployment to move to")
    }
    var versions: [String: String] = [:]
    for function in functions {
      versions[function] = try context.value(of: .version(function: function))
    }
    return Release(
      number: history.nextNumber, deployment: try context.value(of: deployment),
      versions: versions, calls: calls, variables: variables, madeAt: context.run.startedAt,
      revision: context.run.revision)
  }

  private var calls: Set<String> { Set(foreignFunctions.map(\.digest)) }

  /// A stage that somebody moved by hand goes back to its last release; that is no new one.
  private func isNew(_ release: Release) -> Bool {
    history.releases.last.map { !$0.servesTheSame(as: release) } ?? true
  }

  /// The releases to give up when the stage takes a new one.
  ///
  /// Its versions are not known yet; how much room their numbers take is.
  func retiredByNext() -> [Release] {
    let next = Release(
      number: history.nextNumber, deployment: "0123456789",
      versions: Dictionary(uniqueKeysWithValues: functions.map { ($0, "99999") }), calls: calls,
      variables: variables, madeAt: 9_999_999_999, revision: "0123456789")
    return history.retired(by: next, otherTags: tags.count + settingsRecord.count)
  }

  private func moves(from live: Stage, to release: Release) -> [PatchOperation] {
    var wanted = variables
    for (function, version) in release.versions {
      wanted[World.stageVariable(of: function)] = version
    }
    var operations: [PatchOperation] = []
    if live.deployment != .text(release.deployment) {
      operations.append(.replace("/deploymentId", release.deployment))
    }
    for (name, value) in wanted.sorted(by: { $0.key < $1.key })
    where live.variables[name] != value {
      operations.append(Self.setting(name, value))
    }
    for name in live.variables.keys.sorted() where wanted[name] == nil {
      operations.append(.remove("/variables/\(PatchOperation.escaped(name))"))
    }
    return operations
  }

  private static func setting(_ variable: String, _ value: String) -> PatchOperation {
    .replace("/variables/\(PatchOperation.escaped(variable))", value)
  }

  private func move(
    _ operations: [PatchOperation], api: String, _ release: Release, in context: ApplyContext
  ) async throws(ApplyError) {
    let moved = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateStage(name, of: api, operations)
    }
    let serves = release.versions.allSatisfy { function, version in
      moved.variables?[World.stageVariable(of: function)] == version
    }
    guard serves, moved.deploymentId == release.deployment else {
      throw .notAsAsked(
        "UpdateStage of \(name) was to serve deployment \(release.deployment), "
          + "and answers that it serves \(moved.deploymentId ?? "none")")
    }
  }
}

extension Stage {
  /// A live stage, in an account with a limit of requests.
  init(_ live: APIGateway.Stage, accountLimit: Throttle) {
    name = live.stageName
    deployment = .text(live.deploymentId ?? "")
    functions = []
    foreignFunctions = []
    variables = live.variables ?? [:]
    settings = StageSettings(live, accountLimit: accountLimit)
    webACL = live.webAclArn.map { .existing(arn: $0) } ?? Manifest.Stage.WebACL.none
    cacheWaiting = .none
    cacheStatus = live.cacheClusterStatus
    tags = live.tags ?? [:]
    prerequisites = []
    history = ReleaseHistory(releases: Release.recorded(in: tags))
  }
}
