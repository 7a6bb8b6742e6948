/// What is live and not wanted: what of it goes, and what stays for which reason.
struct Removals {
  private(set) var changes: [Change] = []
  private(set) var kept: [Plan.Kept] = []
  private let references: LiveReferences
  private let logs: DataRemoval
  private let keys: DataRemoval
  private let domains: DataRemoval
  /// The other stages of the API.
  private let otherStages: Set<String>

  init(
    _ snapshot: Snapshot, of stage: String, wanted: Set<ResourceID>,
    references: LiveReferences, layers: [LayerVersion], reason: String,
    logs: DataRemoval = .keep, keys: DataRemoval = .keep, domains: DataRemoval = .keep
  ) {
    self.references = references
    self.logs = logs
    self.keys = keys
    self.domains = domains
    otherStages = Set(snapshot.stages.map(\.name)).subtracting([stage])
    for (id, resource) in snapshot.resources.sorted(by: { $0.key < $1.key })
    where !wanted.contains(id) {
      guard let removable = resource as? any Removable, !isOfKeptRole(resource, wanted: wanted)
      else {
        addContent(resource)
        continue
      }
      if let use = reasonToKeep(id, wanted: wanted)
        ?? (resource as? DomainName).flatMap(reasonToKeep)
      {
        kept.append(Plan.Kept(id: id, reason: use))
      } else {
        remove(removable, reason)
      }
    }
    let unnamed = "no stage and no kept release names it"
    for (function, versions) in snapshot.provisionedVersions.sorted(by: { $0.key < $1.key }) {
      for version in versions where !references.runs(version, of: function) {
        guard let functionName = snapshot.functions[function]?.functionName else { continue }
        remove(
          RetiredProvisionedConcurrency(
            function: function, functionName: functionName, version: version),
          "no stage runs the version any more")
      }
    }
    for layer in layers {
      guard let number = layer.number else { continue }
      remove(
        RetiredLayerVersion(layer: layer.layer, layerName: layer.layerName, number: number),
        "no function is made with it any more")
    }
    for function in snapshot.functions.values.sorted(by: { $0.name < $1.name }) {
      for version in references.retiredVersions(of: function) { remove(version, unnamed) }
    }
    for deployment in snapshot.deployments where !wanted.contains(deployment.id) {
      guard let id = deployment.liveID, !references.deployments.contains(id) else { continue }
      remove(RetiredDeployment(liveID: id), unnamed)
    }
    foldContents()
    changes.deleteTogether(Alarm.self)
  }

  /// What a role may do is its own as long as the role stays, wanted or not: versions that can be
  /// gone back to run with it.
  private func isOfKeptRole(_ resource: any Resource, wanted: Set<ResourceID>) -> Bool {
    guard let container = resource.container, container.kind == .role else { return false }
    return !wanted.contains(container)
  }

  private func reasonToKeep(_ id: ResourceID, wanted: Set<ResourceID>) -> String? {
    switch id.kind {
    case .logGroup:
      logs == .keep ? "its events are data; --delete-logs deletes them" : nil
    case .apiKey:
      keys == .keep ? "its callers hold its value; --delete-keys deletes it" : nil
    case .function:
      references.user(of: id.name)
    case .foreignPermission:
      references.caller(of: id.name)
    case .role:
      wanted.contains(ResourceID(.function, id.name)) || references.user(of: id.name) != nil
        ? "published versions of \(id.name) may run with it" : nil
    case .restAPI where !otherStages.isEmpty:
      "the stages \(otherStages.sorted().joined(separator: ", ")) are served by it"
    default: nil
    }
  }

  /// Deleting a domain deletes what it leads to with it.
  private func reasonToKeep(_ domain: DomainName) -> String? {
    if domains == .keep {
      return "callers know it, and DNS leads to it; down --delete-domains deletes it"
    }
    guard !domain.otherCallees.isEmpty else { return nil }
    return "\(domain.otherCallees.joined(separator: ", ")) leads to others"
  }

  /// What cannot be deleted by itself goes with what it is a part of, or with what names it.
  private mutating func addContent(_ resource: any Resource) {
    guard let container = resource.container else { return }
    changes.append(
      Change(
        id: resource.id, action: .delete, cause: .manifest, reason: "", differences: [],
        step: .goWithContainer, dependencies: [container], lane: nil))
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
    changes.removeAll { $0.goesWithContainer && removed.isDisjoint(with: $0.dependencies) }
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

/// What becomes of what cannot be had again when what it belongs to goes.
public enum DataRemoval: Sendable, Hashable {
  case keep
  case delete
}
