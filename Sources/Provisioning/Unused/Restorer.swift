public import AWSClient
import Manifest
import Primitives

/// Brings a REST API back from what was kept of it, as far as AWS allows.
public struct Restorer: Sendable {
  private let apiGateway: APIGateway
  private let waf: WAF
  private let time: TimeSource
  private let partition: String

  /// What came of it.
  public struct Outcome: Sendable {
    /// The id of the API that has the stages now.
    public var api: String
    /// The stages that are back.
    public var stages: [String] = []
    /// What is not as it was.
    public var losses: [Loss] = []
  }

  /// Something that AWS does not give back, or that was not kept.
  public enum Loss: Sendable, Hashable {
    /// The API has another id, and so another URL.
    case identity(old: String)
    /// Functions allow the old id to call them, not the new one.
    case permissions
    /// Custom domain names must be led to it again.
    case referrer(String)
    /// The deployment that a stage served is gone from the API, which is still there.
    case deployment(stage: String)
    /// The stage had a canary, which is not made again.
    case canary(stage: String)
    /// The stage was behind a web ACL, which is gone or may not be attached.
    case webACL(stage: String)
    /// The usage plan is gone, with what it allowed; API keys' values are never kept.
    case usagePlan(String)
    /// AWS passed over a part of the definition.
    case warning(String)
  }

  /// Why nothing, or not all, was brought back.
  public enum Failure: Error, Sendable {
    /// Only REST APIs are brought back.
    case kind(String)
    /// It had no stage, and AWS exports definitions of stages only.
    case noDefinition
    /// The API was made, and then something failed.
    case partial(api: String, cause: ServiceError)
  }

  /// A restorer that speaks to AWS through a client.
  public init(_ client: Client, time: TimeSource) {
    apiGateway = APIGateway(client)
    waf = WAF(client)
    self.time = time
    partition = client.endpoints.region.partition.id
  }

  /// Brings an API back: the missing stages where it is still there, else all of it anew.
  ///
  /// It throws `Failure`, or `ServiceError` if nothing was changed yet.
  public func restore(_ kept: KeptAPI) async throws -> Outcome {
    guard kept.kind == DeployedAPI.Kind.rest.rawValue else { throw Failure.kind(kept.kind) }
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
    outcome.losses += [.identity(old: kept.id), .permissions]
    outcome.losses += kept.referrers.filter { $0.hasPrefix("domain ") }.map(Loss.referrer)
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
    if !tags.isEmpty { try await apiGateway.tag(arn(of: api, in: kept), tags) }
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
      let target = "\(arn(of: outcome.api, in: kept))/stages/\(name)"
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

  private func arn(of api: String, in kept: KeptAPI) -> String {
    "arn:\(partition):apigateway:\(kept.region)::/restapis/\(api)"
  }
}

extension KeptAPI {
  /// The definition that a stage served, with a policy that names its own API whatever that is
  /// called.
  fileprivate func definition(of stage: JSON) -> JSON? {
    guard let name = stage["stageName"]?.string, var members = definitions[name]?.object else {
      return nil
    }
    let policy = "x-amazon-apigateway-policy"
    members[policy] = members[policy].map { $0.replacing(self) }
    return .object(members)
  }

  /// `REGIONAL`, `EDGE` or `PRIVATE`.
  fileprivate var endpointType: String {
    api["endpointConfiguration"]?["types"]?.array?.first?.string ?? "EDGE"
  }

  /// The tags of an API or a stage, without those that only AWS may set.
  fileprivate static func tags(of thing: JSON) -> [String: String] {
    (thing["tags"]?.object ?? [:]).compactMapValues(\.string)
      .filter { !$0.key.lowercased().hasPrefix("aws:") }
  }
}

extension JSON {
  /// The value with an API's own ARN in the short form that any API takes for its own.
  fileprivate func replacing(_ api: KeptAPI) -> JSON {
    switch self {
    case .string(let text):
      let marker = ":execute-api:\(api.region):\(api.account):\(api.id)/"
      guard text.hasPrefix("arn:"), let range = text.firstRange(of: marker) else { return self }
      return .string("execute-api:/" + text[range.upperBound...])
    case .array(let elements): return .array(elements.map { $0.replacing(api) })
    case .object(let members): return .object(members.mapValues { $0.replacing(api) })
    default: return self
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
