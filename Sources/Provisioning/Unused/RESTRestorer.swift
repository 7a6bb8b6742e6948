import AWSClient
import Manifest
import Primitives

/// Brings REST APIs back.
struct RESTRestorer {
  private typealias Failure = Restorer.Failure
  private typealias Outcome = Restorer.Outcome
  private typealias Loss = Restorer.Loss

  private let apiGateway: APIGateway
  private let waf: WAF
  private let time: TimeSource
  private let partition: String

  init(_ client: Client, time: TimeSource) {
    apiGateway = APIGateway(client)
    waf = WAF(client)
    self.time = time
    partition = client.endpoints.region.partition.id
  }

  func restore(_ kept: KeptAPI) async throws -> Restorer.Outcome {
    let limit = try await accountLimit()
    if let live = try await apiGateway.restAPI(kept.id) {
      return try await complete(live.id, from: kept, limit)
    }
    return try await make(kept, limit)
  }

  /// What AWS fills in where a stage has no limit of its own.
  private func accountLimit() async throws(ServiceError) -> Throttle {
    do {
      return Throttle(try await apiGateway.account()) ?? StageSettings.usualAccountLimit
    } catch {
      guard error.isDenied else { throw error }
      return StageSettings.usualAccountLimit
    }
  }

  // MARK: Anew

  private func make(_ kept: KeptAPI, _ limit: Throttle) async throws -> Outcome {
    let stages = kept.stages.filter { kept.definition(of: $0) != nil }
    guard let first = stages.first, let definition = kept.definition(of: first) else {
      throw Failure.noDefinition
    }
    let made = try await apiGateway.importRestAPI(
      definition, endpointType: kept.endpointType)
    var outcome = Outcome(api: made.id, losses: (made.warnings ?? []).map(Loss.warning))
    do throws(ServiceError) {
      try await restoreProperties(of: made.id, from: kept)
      try await restore(stages, of: kept, limit, startingWith: definition, to: &outcome)
      try await attachPlans(kept, to: &outcome)
    } catch {
      throw Failure.partial(api: made.id, cause: error)
    }
    outcome.losses += kept.lossesOfIdentity
    return outcome
  }

  private func restoreProperties(of api: String, from kept: KeptAPI) async throws(ServiceError) {
    var operations: [PatchOperation] = []
    for id in kept.api["endpointConfiguration"]?["vpcEndpointIds"]?.array ?? [] {
      operations.append(.add("/endpointConfiguration/vpcEndpointIds", id.string ?? ""))
    }
    if kept.api["disableExecuteApiEndpoint"]?.bool == true {
      operations.append(.replace("/disableExecuteApiEndpoint", "true"))
    }
    if !operations.isEmpty { try await apiGateway.updateRestAPI(api, operations) }
    let tags = KeptAPI.tags(of: kept.api)
    if !tags.isEmpty { try await apiGateway.tag(kept.arn(of: api, in: partition), tags) }
  }

  /// Makes the stages, each with the definition that it served: a stage that served another one
  /// than that before it has the working copy replaced first.
  private func restore(
    _ stages: [JSON], of kept: KeptAPI, _ limit: Throttle, startingWith definition: JSON,
    to outcome: inout Outcome
  ) async throws(ServiceError) {
    let pace = Pace(every: .seconds(5), time)
    var current = definition
    var deployment: String?
    for stage in stages {
      guard let wanted = kept.definition(of: stage) else { continue }
      if wanted != current {
        _ = try await apiGateway.overwriteRestAPI(outcome.api, with: wanted)
        (current, deployment) = (wanted, nil)
      }
      let served: String
      if let deployment {
        served = deployment
      } else {
        // A task that is cancelled fails at its next call.
        try? await pace.turn()
        let description = "restored from what was kept of \(kept.id)"
        served = try await apiGateway.createDeployment(
          of: outcome.api, description: description
        ).id
        deployment = served
      }
      try await make(stage, of: kept, serving: served, limit, in: &outcome)
    }
  }

  // MARK: Where it is still there

  private func complete(
    _ api: String, from kept: KeptAPI, _ limit: Throttle
  ) async throws -> Outcome {
    var outcome = Outcome(api: api)
    let there = Set(try await apiGateway.stages(of: api).map(\.stageName))
    let deployments = Set(try await apiGateway.deployments(of: api).map(\.id))
    do throws(ServiceError) {
      for stage in kept.stages {
        guard let name = stage["stageName"]?.string, !there.contains(name) else { continue }
        guard let deployment = stage["deploymentId"]?.string, deployments.contains(deployment)
        else {
          outcome.losses.append(.deployment(stage: name))
          continue
        }
        try await make(stage, of: kept, serving: deployment, limit, in: &outcome)
      }
      try await attachPlans(kept, to: &outcome)
    } catch {
      throw Failure.partial(api: api, cause: error)
    }
    return outcome
  }

  // MARK: Parts

  private func make(
    _ document: JSON, of kept: KeptAPI, serving deployment: String, _ limit: Throttle,
    in outcome: inout Outcome
  ) async throws(ServiceError) {
    guard let stage = APIGateway.Stage(document) else { return }
    let name = stage.stageName
    let settings = StageSettings(stage, accountLimit: limit)
    try await apiGateway.createStage(
      APIGateway.NewStage(
        stageName: name, deploymentId: deployment,
        description: settings.description.isEmpty ? nil : settings.description,
        tracingEnabled: settings.isTraced ? true : nil, variables: stage.variables ?? [:],
        tags: KeptAPI.tags(of: document)),
      of: outcome.api)
    if let acl = stage.webAclArn {
      let target = "\(kept.arn(of: outcome.api, in: partition))/stages/\(name)"
      if try await !attach(webACL: acl, to: target) { outcome.losses.append(.webACL(stage: name)) }
    }
    // CreateStage knows no others.
    let made = StageSettings(description: settings.description, isTraced: settings.isTraced)
      .filled(with: limit)
    for operations in [
      settings.patches(from: made, accountLimit: limit), settings.cachePatches(from: made),
    ] where !operations.isEmpty {
      _ = try await apiGateway.updateStage(name, of: outcome.api, operations)
    }
    outcome.stages.append(name)
    if stage.canarySettings != nil { outcome.losses.append(.canary(stage: name)) }
  }

  /// Whether a web ACL could be attached: it may be gone, or another team's to attach.
  private func attach(webACL: String, to stage: String) async throws(ServiceError) -> Bool {
    do throws(ServiceError) {
      try await waf.associate(webACL: webACL, with: stage)
      return true
    } catch {
      guard error.isDenied || error.isNotFound else { throw error }
      return false
    }
  }

  private func attachPlans(
    _ kept: KeptAPI, to outcome: inout Outcome
  ) async throws(ServiceError) {
    let wanted = kept.plans.filter { outcome.stages.contains($0.stage) }
    guard !wanted.isEmpty else { return }
    let plans = Set(try await apiGateway.usagePlans().map(\.id))
    let pace = Pace.updatingUsagePlans(time)
    for plan in wanted {
      guard plans.contains(plan.id) else {
        outcome.losses.append(.usagePlan(plan.id))
        continue
      }
      try? await pace.turn()
      try await apiGateway.updateUsagePlan(
        plan.id, plan.attachment(to: outcome.api))
    }
  }
}

extension KeptAPI.Plan {
  /// What attaches the stage of an API to the plan, with what it allows of single methods.
  fileprivate func attachment(to api: String) -> [PatchOperation] {
    let target = "\(api):\(stage)"
    var operations = [PatchOperation.add("/apiStages", target)]
    for (method, limits) in throttle.sorted(by: { $0.key < $1.key }) {
      let path = "/apiStages/\(target)/throttle/\(UsagePlan.patchPath(method))"
      operations += limits.patches(at: path, from: nil)
    }
    return operations
  }
}
