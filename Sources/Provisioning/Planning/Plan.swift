/// What is to be done so that AWS matches a manifest, as data: it is printed and applied alike.
public struct Plan: Sendable {
  /// The world.
  public let world: World
  /// The stage.
  public let stage: String
  /// The changes, each after those it waits for.
  public let changes: [Change]
  /// What is no longer wanted and stays all the same.
  public let kept: [Kept]
  /// What else is worth knowing.
  public let notes: [String]
  /// What stands in the way: things of the names that are needed, and not ours.
  public let conflicts: [Conflict]
  /// What is known of the live world.
  public let bindings: [Reference: String]
  /// The functions that the stage is to run; none for a stage that is taken down.
  public let functions: [String]
  /// The deployment that the stage is to serve, if it has an API.
  let deployment: Reference?
  /// The deployment that the stage serves now, if there is a stage.
  public let currentDeployment: String?
  /// The release that the stage serves now, if it serves one that is recorded.
  public let currentRelease: Int?
  /// The release that the stage serves afterwards; nil for a stage that is taken down.
  public let nextRelease: Int?

  /// The alarms of the stage that are there, by name.
  public internal(set) var alarms: [AlarmState] = []

  /// The path of a custom domain name that is to lead to the stage.
  var mapping: BasePathMapping?

  /// The calls that write which the changes take, as far as that can be foreseen.
  public var writes: [Operation] { changes.flatMap(\.writes) }

  /// How long the changes take under AWS's quotas, as far as that can be foreseen.
  public var estimatedDuration: Duration { CallForecast.duration(of: changes) }

  /// Whether the stage, or its whole API, goes.
  public var takesStageAway: Bool {
    changes.contains { $0.action == .delete && [.stage, .restAPI].contains($0.id.kind) }
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { changes.isEmpty }

  /// Something that is no longer wanted and stays all the same.
  public struct Kept: Sendable, Hashable {
    /// What it is.
    public var id: ResourceID
    /// Why it stays.
    public var reason: String
  }

  /// An alarm and how it stands.
  public struct AlarmState: Sendable, Hashable {
    /// The name in the manifest.
    public var name: String
    /// `OK`, `ALARM` or `INSUFFICIENT_DATA`.
    public var state: String
    /// Why, in words of CloudWatch; empty if it says nothing.
    public var reason: String
  }

  /// Something that stands in the way.
  public struct Conflict: Sendable, Hashable {
    /// What kind of obstacle it is.
    public enum Code: String, Sendable {
      /// Something has a name that is needed, and is not ours.
      case notOurs = "not-ours"
      /// The stage has a canary.
      case canary
      /// Something that somebody else must make is not there.
      case missing
    }

    /// What cannot be as it should.
    public var id: ResourceID
    /// What kind of obstacle it is.
    public var code = Code.notOurs
    /// What is there, and what to do.
    public var detail: String
  }
}

/// One change of a plan.
public struct Change: Sendable {
  /// What is done.
  public enum Action: String, Sendable, Hashable {
    case create, update, replace, delete
  }

  /// What made it necessary.
  public enum Cause: String, Sendable, Hashable {
    /// The manifest says something else than before.
    case manifest
    /// AWS was changed by somebody else.
    case drift
  }

  /// How it is done.
  enum Step: Sendable {
    case create(any Resource)
    case update(any Resource, from: any Resource)
    case replace(any Resource, live: any Resource)
    case delete(any Removable)
    /// It goes with what it is a part of.
    case goWithContainer
  }

  /// What is changed.
  public let id: ResourceID
  /// What is done.
  public let action: Action
  /// What made it necessary.
  public internal(set) var cause: Cause
  /// Why, in a few words; empty where the action says it all.
  public let reason: String
  /// What differs; empty unless something is changed in place or replaced.
  public internal(set) var differences: [Difference]
  var step: Step
  /// What must be done before.
  public internal(set) var dependencies: Set<ResourceID>
  var lane: Lane?
}

extension Change {
  /// Whether this needs no call of its own, since what it is a part of is deleted.
  public var goesWithContainer: Bool {
    guard case .goWithContainer = step else { return false }
    return true
  }

  /// What is wanted, attribute by attribute; of what is deleted, what is live.
  public var attributes: Attributes {
    switch step {
    case .create(let resource), .update(let resource, _), .replace(let resource, _):
      resource.attributes
    case .delete(let resource): (resource as? any Resource)?.attributes ?? [:]
    case .goWithContainer: [:]
    }
  }

  /// The attributes that differ of which a deployment keeps a copy.
  var definitionPaths: Set<String> {
    guard case .update(let desired, let live) = step else { return [] }
    let definition = desired.definition.merging(live.definition) { $1 }
    return Set(differences.map(\.path).filter { definition[$0] != nil })
  }

  /// The calls that write which it takes, as far as that can be foreseen.
  public var writes: [Operation] {
    switch step {
    case .create(let resource): resource.creationWrites
    case .update(let resource, _): resource.updateWrites(differences)
    case .replace(let resource, _): resource.replacementWrites
    case .delete(let resource): resource.deletionWrites
    case .goWithContainer: []
    }
  }
}
