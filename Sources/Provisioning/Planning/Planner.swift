/// Compares what is desired with what is live and says what to do about it.
///
/// A pure function of both: it calls nobody.
enum Planner {
  /// The plan that makes a stage what a blueprint says.
  static func plan(_ blueprint: Blueprint, _ snapshot: Snapshot) -> Plan {
    let live = snapshot.stage(blueprint.stage)
    var snapshot = snapshot
    for case let layer as LayerVersion in blueprint.resources {
      if let nearest = layer.nearest(among: snapshot.layerVersions) { snapshot.add(nearest) }
    }
    var comparison = Comparison(snapshot)
    var retired: [Release] = []
    var nextRelease: Int?
    for resource in blueprint.resources {
      switch resource {
      case var stage as Stage:
        stage.history = live?.history ?? ReleaseHistory(releases: [])
        stage.accountLimit = snapshot.accountLimit
        nextRelease = comparison.nextRelease(of: stage)
        if nextRelease == stage.history.nextNumber { stage.retired = stage.retiredByNext() }
        retired = stage.retired
        comparison.compare(stage)
      case var version as Version:
        version.forgotten = snapshot.functions[version.function]?.versionsToForget ?? []
        comparison.compare(version)
      case var concurrency as ProvisionedConcurrency:
        let others = LiveReferences(snapshot, without: blueprint.stage)
        if let version = comparison.known[.version(function: concurrency.function)],
          others.runs(version, of: concurrency.function),
          let provisioned = snapshot.resources[concurrency.id] as? ProvisionedConcurrency
        {
          // Another stage runs the version, and may have asked for more.
          concurrency.amount = max(concurrency.amount, provisioned.amount)
        }
        comparison.compare(concurrency)
      default:
        comparison.compare(resource)
      }
    }
    let removals = Removals(
      snapshot, of: blueprint.stage, wanted: Set(blueprint.resources.map(\.id)),
      references: LiveReferences(
        snapshot, moving: blueprint.stage, giving: retired, to: comparison.known),
      layers: blueprint.world.isShared
        ? [] : snapshot.layerVersions.filter { !comparison.uses($0) },
      reason: "it is not in the manifest any more")
    var changes = comparison.changes + removals.changes
    var notes = blueprint.notes
    if blueprint.world.isShared, comparison.isDeployed(blueprint) {
      // Another stage may be ahead: the working copy is no stage's own.
      let own = changes.compactMap(\.withoutDefinition)
      let isBehind = own.flatMap(\.differences) != changes.flatMap(\.differences)
      defer { changes = own }
      if isBehind || own.count < changes.count {
        notes.append(
          "The API's working copy is not what this stage serves; another stage may be ahead.")
      }
    }
    var plan = Plan(
      world: blueprint.world, stage: blueprint.stage,
      changes: ordered(
        Causes(comparison, nextRelease: nextRelease, last: live?.history.releases.last)
          .attributed(changes)),
      kept: removals.kept, notes: notes,
      conflicts: snapshot.conflicts + canaryConflict(live, changes),
      bindings: comparison.bindings,
      functions: blueprint.resources.compactMap { ($0 as? Function)?.name },
      deployment: blueprint.resources.compactMap { ($0 as? Deployment)?.provides.first }.first,
      currentDeployment: live?.deployment, currentRelease: live?.currentRelease?.number,
      nextRelease: nextRelease)
    plan.alarms = snapshot.alarmStates
    plan.mapping = blueprint.resources.lazy.compactMap { $0 as? BasePathMapping }.first
    return plan
  }

  /// The plan that takes a stage down, and all that no other stage of its world needs.
  static func teardown(
    of stage: String, in world: World, _ snapshot: Snapshot, logs: DataRemoval,
    keys: DataRemoval, domains: DataRemoval
  ) -> Plan {
    let references = LiveReferences(snapshot, without: stage)
    let wanted =
      snapshot.otherStages(than: stage).isEmpty
      ? []
      : snapshot.resources.keys.filter { id in
        switch id.kind {
        case .stage, .deployment, .alarm, .alias, .clientCertificate, .basePathMapping,
          .domainName:
          false
        case .function, .role, .logGroup: references.user(of: id.name) != nil
        default: true
        }
      }
    let removals = Removals(
      snapshot, of: stage, wanted: Set(wanted), references: references,
      layers: snapshot.otherStages(than: stage).isEmpty ? snapshot.layerVersions : [],
      reason: "", logs: logs, keys: keys, domains: domains)
    let departures = wanted.compactMap { snapshot.resources[$0] as? UsagePlan }
      .sorted { $0.name < $1.name }.compactMap { Change(taking: stage, outOf: $0) }
    // Without knowing which API is ours nothing can be said of what its stages need.
    let isAPIUnclear: (Plan.Conflict) -> Bool = { $0.id.kind == .restAPI }
    return Plan(
      world: world, stage: stage, changes: ordered(removals.changes + departures),
      kept: removals.kept
        + snapshot.conflicts.filter { !isAPIUnclear($0) }
        .map { Plan.Kept(id: $0.id, reason: "it does not carry the tags of this project") },
      notes: [], conflicts: snapshot.conflicts.filter(isAPIUnclear),
      bindings: Comparison(snapshot).bindings.filter { !$0.key.isVersion }, functions: [],
      deployment: nil,
      currentDeployment: snapshot.stage(stage)?.deployment,
      currentRelease: snapshot.stage(stage)?.currentRelease?.number, nextRelease: nil)
  }

  /// While a stage has a canary, API Gateway gives it no other deployment.
  private static func canaryConflict(
    _ live: LiveStage?, _ changes: [Change]
  ) -> [Plan.Conflict] {
    guard let live, live.canary != nil, changes.contains(where: { $0.id.kind == .stage }) else {
      return []
    }
    return [
      Plan.Conflict(
        id: ResourceID(.stage, live.name), code: .canary,
        detail: "The stage \(live.name) has a canary. Promote it or take it off first: until then "
          + "the stage takes no other release.")
    ]
  }

  // MARK: Order

  /// The changes with what they wait for, beside what they require: the definition is whole before
  /// it is deployed, and what served the old release goes when the stage has moved.
  private static func ordered(_ changes: [Change]) -> [Change] {
    let planned = Set(changes.map(\.id))
    let definitionRemovals = changes.filter(\.removesFromDefinition).map(\.id)
    let pathRemovals = definitionRemovals.filter { $0.kind == .resource }
    let methodChanges = changes.filter { $0.id.kind == .method && $0.action != .create }.map(\.id)
    let release = changes.filter(\.moves)
    let departures = changes.filter(\.comesBeforeStage).map(\.id)
    return changes.map { change in
      var change = change
      switch change.step {
      case .create where change.id.kind == .resource:
        // API Gateway refuses a second variable part below one path.
        change.dependencies.formUnion(pathRemovals)
      case .create where change.id.kind == .deployment:
        change.dependencies.formUnion(definitionRemovals)
      case .delete where change.id.kind == .authorizer:
        // API Gateway deletes none that a method names.
        change.dependencies.formUnion(methodChanges)
      case .delete(let resource) where type(of: resource).removal == .afterRelease:
        // What the API's deletion waits for cannot wait for it.
        change.dependencies.formUnion(
          release.filter { !$0.dependencies.contains(change.id) }.map(\.id))
      case .delete(let resource) where type(of: resource).removal == .beforeStage:
        change.dependencies.formUnion(release.filter { $0.action != .delete }.map(\.id))
      default: break
      }
      if change.moves, change.action == .delete { change.dependencies.formUnion(departures) }
      change.dependencies.formIntersection(planned)
      change.dependencies.remove(change.id)
      return change
    }
  }
}

extension Reference {
  /// Whether it is the version that the stage is to run: one that goes runs none.
  fileprivate var isVersion: Bool {
    guard case .version = self else { return false }
    return true
  }
}

extension Function {
  /// The versions whose tags make room for another one's, of the 50 tags that a function may have.
  fileprivate var versionsToForget: [String] {
    let room = 49 - (tags.count - knownVersions.count)
    return knownVersions.dropFirst(max(room - 1, 1)).map { String($0.version) }
  }
}

extension Change {
  /// Takes a stage that is to be deleted out of a usage plan that stays.
  fileprivate init?(taking stage: String, outOf plan: UsagePlan) {
    guard let detached = plan.detached else { return nil }
    self.init(
      id: plan.id, action: .update, cause: .manifest, reason: "the stage goes",
      differences: [
        Difference(path: "stages.\(stage)", before: plan.attachment?.api, after: nil)
      ], step: .update(detached, from: plan), dependencies: [], lane: plan.lane)
  }

  /// Whether this has to be done before a stage is deleted.
  fileprivate var comesBeforeStage: Bool {
    switch step {
    case .delete(let resource): type(of: resource).removal == .beforeStage
    case .update: id.kind == .usagePlan
    default: false
    }
  }

  /// The change without what is about the working copy of the definition; nil if that is all.
  fileprivate var withoutDefinition: Change? {
    guard !Kind.definition.contains(id.kind) else { return nil }
    let definition = definitionPaths
    guard !definition.isEmpty else { return self }
    var change = self
    change.differences.removeAll { definition.contains($0.path) }
    return change.differences.isEmpty ? nil : change
  }

  fileprivate var removesFromDefinition: Bool {
    guard case .delete(let resource) = step else { return false }
    return type(of: resource).removal == .withDefinition
  }

  /// Whether this is what moves the stage, or takes it away.
  fileprivate var moves: Bool {
    (id.kind == .stage && !goesWithContainer) || (id.kind == .restAPI && action == .delete)
  }
}
