/// What differs between desired resources and live ones, taken in the order in which they require
/// each other.
struct Comparison {
  /// What is to be made or changed.
  private(set) var changes: [Change] = []
  /// What AWS chose, of all that is live.
  let bindings: [Reference: String]
  private let live: [ResourceID: any Resource]
  /// What AWS will choose anew.
  private var unknown: Set<Reference> = []
  /// What is replaced, or goes with what is replaced.
  private var replaced: Set<ResourceID> = []

  init(_ snapshot: Snapshot) {
    live = snapshot.resources
    bindings = live.values.reduce(into: snapshot.targets) { $0.merge($1.bindings) { $1 } }
  }

  /// What AWS chose and will not choose anew.
  var known: [Reference: String] { bindings.filter { !unknown.contains($0.key) } }

  /// Whether the definition of a blueprint is in a deployment already.
  func isDeployed(_ blueprint: Blueprint) -> Bool {
    blueprint.resources.contains { $0 is Deployment }
      && !changes.contains { $0.id.kind == .deployment }
  }

  /// Whether a live version of a layer is one that functions are to be made with.
  func uses(_ layer: LayerVersion) -> Bool {
    layer.liveARN != nil && known[.layerVersion(layer.layer)] == layer.liveARN
  }

  mutating func compare(_ desired: any Resource) {
    guard let live = live[desired.id], desired.container.map({ !replaced.contains($0) }) ?? true
    else {
      if self.live[desired.id] != nil { replaced.insert(desired.id) }
      unknown.formUnion(desired.provides)
      add(.create(desired), .create, desired)
      return
    }
    let differences = differences(desired, live)
    guard !differences.isEmpty else { return }
    if let reason = desired.replacementReason(differences) {
      replaced.insert(desired.id)
      unknown.formUnion(desired.provides)
      add(.replace(desired, live: live), .replace, desired, reason, differences)
    } else {
      unknown.formUnion(desired.providesAnew)
      add(.update(desired, from: live), .update, desired, "", differences)
    }
  }

  /// The number of the release that a stage serves afterwards: a new one, unless it serves, or goes
  /// back to, the last one that is recorded.
  func nextRelease(of stage: Stage) -> Int {
    let history = stage.history
    guard let last = history.releases.last,
      case .text(last.deployment) = resolved(stage.deployment),
      last.variables == stage.variables, Set(last.versions.keys) == Set(stage.functions),
      stage.functions.allSatisfy({ known[.version(function: $0)] == last.versions[$0] })
    else { return history.nextNumber }
    return last.number
  }

  private func differences(_ desired: any Resource, _ live: any Resource) -> [Difference] {
    let before = live.attributes
    let after = desired.attributes
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      guard desired.manages(path) else { return nil }
      let wanted = after[path].map(resolved)
      guard wanted != before[path] else { return nil }
      return Difference(path: path, before: before[path], after: wanted)
    }
  }

  /// What a reference stands for, if that is known.
  private func resolved(_ value: Value) -> Value {
    guard case .reference(let reference) = value, let known = known[reference] else {
      return value
    }
    return .text(known)
  }

  private mutating func add(
    _ step: Change.Step, _ action: Change.Action, _ desired: any Resource, _ reason: String = "",
    _ differences: [Difference] = []
  ) {
    changes.append(
      Change(
        id: desired.id, action: action, cause: .manifest, reason: reason, differences: differences,
        step: step, dependencies: Set(desired.requires), lane: desired.lane))
  }
}
