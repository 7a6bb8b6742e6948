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
  /// How the stage's alarms stand.
  var alarmStates: [Plan.AlarmState] = []
  /// What all APIs of the account let through together.
  var accountLimit = StageSettings.usualAccountLimit
  /// All versions of the layers that are ours, the newest of each first.
  var layerVersions: [LayerVersion] = []
  /// What is provisioned for versions of the functions that are asked about: numbers of versions, by
  /// function.
  var provisionedVersions: [String: [String]] = [:]
  /// What DNS must lead custom domain names to, of whichever owner.
  var targets: [Reference: String] = [:]
  /// What has a name that is needed, and is not ours.
  var conflicts: [Plan.Conflict] = []

  mutating func add(_ resource: any Resource) { resources[resource.id] = resource }

  func stage(_ name: String) -> LiveStage? { stages.first { $0.name == name } }

  /// The other stages of the world: those of its API, or those that functions without an API name.
  func otherStages(than stage: String) -> Set<String> {
    Set(stages.map(\.name)).union(functions.values.flatMap(\.servedVersions.keys))
      .subtracting([stage])
  }
}

/// A stage of the API with what it serves.
struct LiveStage: Sendable {
  let name: String
  let deployment: String?
  let variables: [String: String]
  let history: ReleaseHistory
  let canary: APIGateway.CanarySettings?

  init(_ live: APIGateway.Stage) {
    name = live.stageName
    deployment = live.deploymentId
    variables = live.variables ?? [:]
    history = ReleaseHistory(releases: Release.recorded(in: live.tags ?? [:]))
    canary = live.canarySettings
  }

  /// The deployments it serves, its canary's among them.
  var deployments: Set<String> { Set([deployment, canary?.deploymentId].compactMap { $0 }) }

  /// The versions of a function that it serves, its canary's among them.
  func versions(of function: String) -> Set<String> {
    let variable = World.stageVariable(of: function)
    return Set(
      [variables[variable], canary?.stageVariableOverrides?[variable]].compactMap { $0 })
  }

  /// The recorded release that the stage serves now, the newest if several are the same.
  var currentRelease: Release? {
    history.releases.last { release in
      release.deployment == deployment
        && release.versions.allSatisfy { function, version in
          variables[World.stageVariable(of: function)] == version
        }
    }
  }
}
