/// What is live and not wanted: what of it goes, and what stays for which reason.
struct Removals {
  private(set) var changes: [Change] = []
  private(set) var kept: [Plan.Kept] = []
  private let references: LiveReferences

  init(
    _ snapshot: Snapshot, wanted: Set<ResourceID>, references: LiveReferences,
    logs: LogRemoval = .keep
  ) {
    self.references = references
    for (id, resource) in snapshot.resources.sorted(by: { $0.key < $1.key })
    where !wanted.contains(id) {
      if let reason = reasonToKeep(id, wanted: wanted, logs: logs) {
        kept.append(Plan.Kept(id: id, reason: reason))
      } else if !goesByItself(id) {
        remove(resource, "it is not wanted any more")
      }
    }
    for function in snapshot.functions.values.sorted(by: { $0.name < $1.name }) {
      for version in references.retiredVersions(of: function) {
        remove(version, "no stage and no kept release names it")
      }
    }
    for deployment in snapshot.deployments where !wanted.contains(deployment.id) {
      guard let id = deployment.liveID, !references.deployments.contains(id) else { continue }
      remove(RetiredDeployment(liveID: id), "no stage and no kept release names it")
    }
    foldContents()
  }

  private func reasonToKeep(
    _ id: ResourceID, wanted: Set<ResourceID>, logs: LogRemoval
  ) -> String? {
    switch id.kind {
    case LogGroup.kind:
      logs == .keep ? "its events are data; --delete-logs deletes them" : nil
    case Function.kind:
      references.user(of: id.name)
    case Role.kind:
      wanted.contains(ResourceID(Function.kind, id.name)) || references.user(of: id.name) != nil
        ? "published versions of \(id.name) may run with it" : nil
    default: nil
    }
  }

  /// Versions and deployments go when nothing names them, permissions with their versions,
  /// integrations with their methods.
  private func goesByItself(_ id: ResourceID) -> Bool {
    [Version.kind, Deployment.kind, Permission.kind].contains(id.kind)
  }

  private mutating func remove(_ resource: any Removable, _ reason: String) {
    changes.append(
      Change(
        id: resource.id, action: .delete, cause: .manifest, reason: reason, differences: [],
        step: .delete(resource), dependencies: Set(resource.removedAfter), lane: resource.lane))
  }

  /// What is a part of something that is deleted goes with it, and needs no call of its own.
  private mutating func foldContents() {
    let removed = Set(changes.map(\.id))
    for index in changes.indices {
      guard case .delete(let resource) = changes[index].step, let container = resource.container,
        removed.contains(container)
      else { continue }
      changes[index].step = .goWithContainer
      changes[index].dependencies = [container]
      changes[index].lane = nil
    }
  }
}
