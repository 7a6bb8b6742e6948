/// Compares what is desired with what is live and says what to do about it.
///
/// A pure function of both: it calls nobody.
enum Planner {
  /// The plan that makes a stage what a blueprint says.
  static func plan(_ blueprint: Blueprint, _ snapshot: Snapshot) -> Plan {
    let world = blueprint.world
    var comparison = Comparison(snapshot)
    var retired: [Release] = []
    var nextRelease: Int?
    for resource in blueprint.resources {
      guard var stage = resource as? Stage else {
        comparison.compare(resource)
        continue
      }
      stage.history = snapshot.stage(stage.name)?.history ?? ReleaseHistory(releases: [])
      nextRelease = comparison.nextRelease(of: stage)
      if nextRelease == stage.history.nextNumber { stage.retired = stage.history.retiredByNext }
      retired = stage.retired
      comparison.compare(stage)
    }
    let references = LiveReferences(
      snapshot, moving: blueprint.stage, giving: retired, to: comparison.known)
    let removals = Removals(
      snapshot, wanted: Set(blueprint.resources.map(\.id)), references: references)
    return Plan(
      world: world, stage: blueprint.stage,
      changes: Self.ordered(
        Causes(comparison, nextRelease, snapshot.stage(blueprint.stage)).attributed()
          + removals.changes),
      kept: removals.kept, conflicts: snapshot.conflicts, bindings: comparison.bindings,
      functions: blueprint.resources.compactMap { ($0 as? Function)?.name },
      deployment: blueprint.resources.compactMap { ($0 as? Deployment)?.provides.first }.first,
      currentRelease: snapshot.stage(blueprint.stage)?.currentRelease?.number,
      nextRelease: nextRelease)
  }

  /// The plan that takes a stage down, and all that no other stage of its world needs.
  ///
  /// - Parameter logs: What becomes of the log groups.
  static func teardown(
    of stage: String, in world: World, _ snapshot: Snapshot, logs: LogRemoval
  ) -> Plan {
    let isLast = snapshot.stages.allSatisfy { $0.name == stage }
    let references = LiveReferences(snapshot, without: stage)
    var wanted: Set<ResourceID> = []
    if !isLast {
      // The API and what the other stages run stays; the stage itself goes.
      wanted = Set(snapshot.resources.keys.filter { $0.kind != Stage.kind })
        .filter { $0.kind != Function.kind || references.user(of: $0.name) != nil }
    }
    let removals = Removals(snapshot, wanted: wanted, references: references, logs: logs)
    return Plan(
      world: world, stage: stage, changes: Self.ordered(removals.changes), kept: removals.kept,
      conflicts: [], bindings: Comparison(snapshot).bindings, functions: [], deployment: nil,
      currentRelease: snapshot.stage(stage)?.currentRelease?.number, nextRelease: nil)
  }

  // MARK: Order

  /// The changes with what they wait for, beside what they require: the definition is whole before
  /// it is deployed, and what served the old release goes when the stage has moved.
  private static func ordered(_ changes: [Change]) -> [Change] {
    let planned = Set(changes.map(\.id))
    let definitionRemovals = changes.filter(\.removesFromDefinition).map(\.id)
    let release = changes.filter(\.moves).map(\.id)
    return changes.map { change in
      var change = change
      switch change.step {
      case .create where change.id.kind == PathResource.kind:
        // API Gateway refuses a second variable part below one path.
        change.dependencies.formUnion(definitionRemovals)
      case .create where change.id.kind == Deployment.kind:
        change.dependencies.formUnion(definitionRemovals)
      case .delete(let resource) where type(of: resource).removal == .afterRelease:
        change.dependencies.formUnion(release)
      default: break
      }
      change.dependencies.formIntersection(planned)
      change.dependencies.remove(change.id)
      return change
    }
  }
}

/// What becomes of log groups when what writes to them goes.
public enum LogRemoval: Sendable, Hashable {
  case keep
  case delete
}

extension Change {
  fileprivate var removesFromDefinition: Bool {
    guard case .delete(let resource) = step else { return false }
    return type(of: resource).removal == .withDefinition
  }

  /// Whether this is what moves the stage, or takes it away.
  fileprivate var moves: Bool {
    id.kind == Stage.kind || (id.kind == RestAPI.kind && action == .delete)
  }
}
