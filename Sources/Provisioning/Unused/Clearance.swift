/// What is to be deleted of what nobody calls, as data: it is shown and carried out alike.
public struct Clearance: Sendable {
  /// What goes, stages before APIs.
  public private(set) var steps: [UsageFinding] = []
  /// What nobody calls, or was asked for, and stays all the same.
  public private(set) var kept: [Kept] = []
  /// The ids of the APIs that are kept already, and that AWS gives no definition of any more.
  let keptBefore: Set<String>

  /// Something that stays.
  public struct Kept: Sendable, Hashable {
    /// What it is.
    public var finding: UsageFinding
    /// Why it stays.
    public var reason: Reason
  }

  /// Why something stays.
  public enum Reason: Sendable, Hashable {
    /// It is not ours, and that was not asked for.
    case foreign
    /// Its manifest says that it must be named.
    case protected
    /// Custom domain names lead to it.
    case domains([String])
    /// Whether custom domain names lead to it could not be read.
    case domainsUnread
    /// AWS gives no definition of a WebSocket API, so that it could not be brought back.
    case notExportable
    /// AWS gives definitions of stages only, and it has none.
    case noDefinition
    /// Stages of it stay.
    case stagesStay([String])
    /// It is in use.
    case used
    /// It was called since it was listed, or nothing certain can be said any more.
    case calledSince(Verdict)
    /// It was changed since it was listed.
    case changedSince
  }

  /// What may be deleted.
  public struct Scope: Sendable {
    /// Whose it may be.
    public var owners: Owners
    /// What was asked for by name, as `id` or `id/stage`; empty for all that nobody calls.
    ///
    /// Only that is deleted then, also if it is not ours, or if it is not certain that nobody calls
    /// it.
    public var targets: Set<String>
    /// The ids of the APIs whose definitions were kept already, by a run that did not end.
    public var kept: Set<String>

    /// A scope of all its parts.
    public init(owners: Owners = .ours, targets: Set<String> = [], kept: Set<String> = []) {
      self.owners = owners
      self.targets = targets
      self.kept = kept
    }

    /// Whose things may be deleted.
    public enum Owners: Sendable { case ours, all }

    func names(_ finding: UsageFinding) -> Bool {
      targets.contains(finding.target) || targets.contains(finding.api.id)
    }
  }

  /// What goes of an inventory, and what stays.
  public init(_ inventory: Inventory, _ scope: Scope) {
    let bare = inventory.findings.filter { $0.stage == nil && !$0.hasDefinition }
    keptBefore = scope.kept.intersection(bare.map(\.api.id))
    let wanted = inventory.findings.filter {
      scope.targets.isEmpty ? $0.verdict == .unused : scope.names($0)
    }
    let order = inventory.unused.enumerated().reduce(into: [String: Int]()) {
      $0[$1.element.target] = $1.offset
    }
    let sorted = wanted.enumerated().sorted {
      (order[$0.element.target] ?? .max, $0.offset) < (order[$1.element.target] ?? .max, $1.offset)
    }.map(\.element)
    for finding in sorted where finding.stage?.isManaged == false {
      add(finding, Self.reason(finding, inventory, scope))
    }
    let going = Set(steps.map(\.target))
    for finding in sorted where finding.stage == nil {
      let staying = (finding.api.stages ?? []).filter { stage in
        !stage.isManaged && !going.contains("\(finding.api.id)/\(stage.name)")
      }.map(\.name)
      add(
        finding,
        Self.reason(finding, inventory, scope)
          ?? (staying.isEmpty ? nil : .stagesStay(staying)))
    }
  }

  private mutating func add(_ finding: UsageFinding, _ reason: Reason?) {
    if let reason {
      kept.append(Kept(finding: finding, reason: reason))
    } else {
      steps.append(finding)
    }
  }

  private static func reason(
    _ finding: UsageFinding, _ inventory: Inventory, _ scope: Scope
  ) -> Reason? {
    let isNamed = scope.names(finding)
    if finding.verdict == .used { return .used }
    if finding.api.kind == .websocket { return .notExportable }
    guard finding.isOurs || scope.owners == .all || isNamed else { return .foreign }
    if !isNamed, !finding.hasDefinition, !scope.kept.contains(finding.api.id) {
      return .noDefinition
    }
    let stages = finding.stage.map { [$0] } ?? finding.api.stages ?? []
    if stages.contains(where: { $0.tags[World.protectionTag] != nil }), !isNamed {
      return .protected
    }
    let domains = finding.referrers.filter { $0.kind == .domain }.map(\.name)
    if !domains.isEmpty { return .domains(domains) }
    return inventory.lacks(.domains) && !isNamed ? .domainsUnread : nil
  }

  /// How many REST APIs go: AWS deletes one in 30 s.
  public var restAPIs: Int { steps.filter { $0.stage == nil && $0.api.kind == .rest }.count }

  /// How long it takes at least, as AWS's quotas will have it.
  public var duration: Duration {
    let detachments = Set(
      steps.filter { $0.stage != nil }.flatMap { step in
        step.referrers.filter { $0.kind == .usagePlan }.map { "\($0.id) \(step.target)" }
      }
    ).count
    return Pace.deletingRestAPI * max(0, restAPIs - 1)
      + Pace.updatingUsagePlan * max(0, detachments - 1)
  }
}
