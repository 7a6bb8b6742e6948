import AWSClient
import Primitives

/// Brings HTTP APIs back.
struct HTTPRestorer {
  private let apiGateway: APIGatewayV2
  private let partition: String

  init(_ client: Client) {
    apiGateway = APIGatewayV2(client)
    partition = client.endpoints.region.partition.id
  }

  func restore(_ kept: KeptAPI) async throws -> Restorer.Outcome {
    if try await apiGateway.document(ofAPI: kept.id) != nil {
      return try await complete(kept)
    }
    return try await make(kept)
  }

  // MARK: Anew

  private func make(_ kept: KeptAPI) async throws -> Restorer.Outcome {
    // Those that deploy by themselves come last: they would serve what is imported after them.
    let stages =
      kept.stages.filter { !Self.deploysByItself($0) } + kept.stages.filter(Self.deploysByItself)
    guard let definition = stages.first.map(kept.definition) ?? kept.definitions[""] else {
      throw Restorer.Failure.noDefinition
    }
    let made = try await apiGateway.importAPI(definition)
    var outcome = Restorer.Outcome(
      api: made.apiId, losses: (made.warnings ?? []).map(Restorer.Loss.warning))
    do throws(ServiceError) {
      try await restoreProperties(of: made.apiId, from: kept)
      try await restore(stages, of: kept, startingWith: definition, to: &outcome)
    } catch {
      throw Restorer.Failure.partial(api: made.apiId, cause: error)
    }
    outcome.losses += kept.lossesOfIdentity
    return outcome
  }

  private func restoreProperties(of api: String, from kept: KeptAPI) async throws(ServiceError) {
    if kept.isDefaultEndpointDisabled { try await apiGateway.disableDefaultEndpoint(of: api) }
    let tags = KeptAPI.tags(of: kept.api)
    if !tags.isEmpty { try await apiGateway.tag(kept.arn(of: api, in: partition), tags) }
  }

  private func restore(
    _ stages: [JSON], of kept: KeptAPI, startingWith definition: JSON,
    to outcome: inout Restorer.Outcome
  ) async throws(ServiceError) {
    var current = definition
    for stage in stages {
      guard let wanted = kept.definition(of: stage) else { continue }
      if wanted != current {
        _ = try await apiGateway.overwriteAPI(outcome.api, with: wanted)
        current = wanted
      }
      var deployment: String?
      if !Self.deploysByItself(stage), stage["deploymentId"]?.string != nil {
        deployment = try await apiGateway.createDeployment(
          of: outcome.api, description: "restored from what was kept of \(kept.id)"
        ).deploymentId
      }
      try await make(stage, serving: deployment, in: &outcome)
    }
  }

  // MARK: Where it is still there

  private func complete(_ kept: KeptAPI) async throws -> Restorer.Outcome {
    var outcome = Restorer.Outcome(api: kept.id)
    let there = Set(try await apiGateway.stages(of: kept.id).map(\.stageName))
    let deployments = Set(try await apiGateway.deployments(of: kept.id).map(\.deploymentId))
    do throws(ServiceError) {
      for stage in kept.stages {
        guard let name = stage["stageName"]?.string, !there.contains(name) else { continue }
        let deployment = Self.deploysByItself(stage) ? nil : stage["deploymentId"]?.string
        if let deployment, !deployments.contains(deployment) {
          outcome.losses.append(.deployment(stage: name))
          continue
        }
        try await make(stage, serving: deployment, in: &outcome)
      }
    } catch {
      throw Restorer.Failure.partial(api: kept.id, cause: error)
    }
    return outcome
  }

  // MARK: Stages

  private static func deploysByItself(_ stage: JSON) -> Bool {
    stage["autoDeploy"]?.bool ?? false
  }

  /// What `CreateStage` takes of what `GetStages` answers, beside tags and the deployment.
  private static let members: Set = [
    "stageName", "description", "autoDeploy", "stageVariables", "accessLogSettings",
    "defaultRouteSettings", "routeSettings",
  ]

  private func make(
    _ stage: JSON, serving deployment: String?, in outcome: inout Restorer.Outcome
  ) async throws(ServiceError) {
    guard let name = stage["stageName"]?.string else { return }
    var document = (stage.object ?? [:]).filter { Self.members.contains($0.key) }
    document["deploymentId"] = deployment.map(JSON.string)
    let tags = KeptAPI.tags(of: stage)
    if !tags.isEmpty { document["tags"] = .object(tags.mapValues(JSON.string)) }
    try await apiGateway.createStage(.object(document), of: outcome.api)
    outcome.stages.append(name)
  }
}
