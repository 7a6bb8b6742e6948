/// Tells what the manifest changed from what somebody changed in AWS behind its back.
///
/// There is no record of the last manifest. Drift is what the records that there are prove: the
/// digest of the deployment that the stage serves, the stage's last release, policies that are
/// always the same, and the tags of what is `Recorded`. All else counts as the manifest's.
struct Causes {
  private let comparison: Comparison
  private let nextRelease: Int?
  private let last: Release?

  init(_ comparison: Comparison, nextRelease: Int?, last: Release?) {
    self.comparison = comparison
    self.nextRelease = nextRelease
    self.last = last
  }

  /// Changes, each with its cause.
  func attributed(_ changes: [Change]) -> [Change] {
    changes.map { change in
      var change = change
      change.cause = isDrift(change, among: changes) ? .drift : .manifest
      return change
    }
  }

  private func isDrift(_ change: Change, among changes: [Change]) -> Bool {
    if case .update(let desired as any Recorded, let live) = change.step {
      return desired.isDrift(over: live, change.differences)
    }
    guard let last else { return false }
    switch change.id.kind {
    case let kind where Kind.definition.contains(kind):
      // The definition that is wanted is deployed already: only the working copy differs.
      return !comparison.changes.contains { $0.id.kind == .deployment }
    case .restAPI:
      return !comparison.changes.contains { $0.id.kind == .deployment }
        && change.definitionPaths.count == change.differences.count && change.action == .update
    case .stage:
      return nextRelease == last.number && change.differences.containMoreThanTags
        && !change.changesWantedSettings
    case .role:
      return last.versions[change.id.name] != nil && !changesVersion(of: change.id.name)
        && (change.action == .create || change.differences.containMoreThanTags)
    case .rolePolicy:
      // What the manifest changes is another policy, which comes as the old one goes.
      let function = change.id.owner
      return last.versions[function] != nil && !changesVersion(of: function)
        && !changes.contains {
          $0.id.kind == .rolePolicy && $0.id.owner == function && $0.action != change.action
        }
    case .alias:
      return nextRelease == last.number && !changesVersion(of: change.id.name)
    case .foreignPermission:
      return change.action != .delete && last.calls.contains(FunctionARN.digest(of: change.id.name))
    case .basePathMapping:
      return !comparison.changes.contains { other in
        other.id.kind == .restAPI
          && other.differences.contains { BasePathMapping.Record.isTag($0.path) }
      }
    case .permission:
      let function = Permission.function(of: change.id)
      return last.versions[function] != nil && !changesVersion(of: function)
    default:
      return false
    }
  }

  private func changesVersion(of function: String) -> Bool {
    comparison.changes.contains { $0.id == ResourceID(.version, function) }
  }
}

extension Change {
  /// Whether the manifest wants other settings of the stage than it did when they were last set.
  fileprivate var changesWantedSettings: Bool {
    guard case .update(let desired as Stage, let live as Stage) = step else { return false }
    let settings = Set(desired.settings.attributes.keys).union(live.settings.attributes.keys)
    return desired.settingsRecord.contains { live.tags[$0.key] != $0.value }
      && differences.contains { settings.contains($0.path) || $0.path == "webACL" }
  }
}

extension ResourceID {
  /// The function whose role a policy is of: `hello` of `hello gwdeploy-1a2b`.
  fileprivate var owner: String { String(name.prefix { $0 != " " }) }
}
