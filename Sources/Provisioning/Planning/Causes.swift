/// Tells what the manifest changed from what somebody changed in AWS behind its back.
///
/// There is no record of the last manifest, but the stage's releases and the digest of its
/// deployment say what it came to.
struct Causes {
  private let comparison: Comparison
  private let nextRelease: Int?
  private let stage: Snapshot.LiveStage?

  init(_ comparison: Comparison, _ nextRelease: Int?, _ stage: Snapshot.LiveStage?) {
    self.comparison = comparison
    self.nextRelease = nextRelease
    self.stage = stage
  }

  /// The changes, each with its cause.
  func attributed() -> [Change] {
    comparison.changes.map { change in
      var change = change
      change.cause = isDrift(change.id) ? .drift : .manifest
      return change
    }
  }

  private func isDrift(_ id: ResourceID) -> Bool {
    guard let stage, let last = stage.history.releases.last else { return false }
    switch id.kind {
    case PathResource.kind, Method.kind, Integration.kind, RestAPI.kind:
      // The definition that is wanted is deployed already: only the working copy differs.
      return !changes(Deployment.kind)
    case Stage.kind:
      return nextRelease == last.number
    case Version.kind:
      let variable = World.stageVariable(of: id.name)
      return last.versions[id.name].map { stage.variables[variable] != [$0] } ?? false
    case Role.kind, Permission.kind:
      return last.versions[id.name] != nil
        && !comparison.changes.contains { $0.id == ResourceID(Version.kind, id.name) }
    default:
      return false
    }
  }

  private func changes(_ kind: Kind) -> Bool {
    comparison.changes.contains { $0.id.kind == kind }
  }
}
