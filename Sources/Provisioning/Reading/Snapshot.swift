import AWSClient

/// What is live of a world, as far as one of its stages is concerned.
struct Snapshot: Sendable {
  /// The resources that a blueprint of the stage may name, as they are.
  var resources: [ResourceID: any Resource] = [:]
  /// The functions of the world, wanted or not, by their names in the manifest.
  var functions: [String: Function] = [:]
  /// The stages of the API, the one in question among them.
  var stages: [LiveStage] = []
  /// The deployments of the API that are ours.
  var deployments: [Deployment] = []
  /// What has a name that is needed, and is not ours.
  var conflicts: [Plan.Conflict] = []

  /// A stage with what it runs.
  struct LiveStage: Sendable {
    var name: String
    /// The deployments it serves, its canary's among them.
    var deployments: Set<String>
    /// The values of its variables, its canary's among them.
    var variables: [String: Set<String>]
    var history: ReleaseHistory
  }

  mutating func add(_ resource: any Resource) { resources[resource.id] = resource }

  func stage(_ name: String) -> LiveStage? { stages.first { $0.name == name } }
}

extension Snapshot.LiveStage {
  init(_ live: APIGateway.Stage) {
    name = live.stageName
    deployments = Set([live.deploymentId, live.canarySettings?.deploymentId].compactMap { $0 })
    variables = (live.variables ?? [:]).mapValues { [$0] }
    for (name, value) in live.canarySettings?.stageVariableOverrides ?? [:] {
      variables[name, default: []].insert(value)
    }
    history = ReleaseHistory(releases: Release.recorded(in: live.tags ?? [:]))
  }

  /// The recorded release that the stage serves now, the newest if several are the same.
  var currentRelease: Release? {
    history.releases.last { release in
      deployments.contains(release.deployment)
        && release.versions.allSatisfy { function, version in
          variables[World.stageVariable(of: function)]?.contains(version) ?? false
        }
    }
  }
}
