public import AWSClient
import Primitives

/// Reads what `unused` has to know of an account and region: never faster than AWS allows, and
/// without what the caller may not read.
public struct UsageSurvey: Sendable {
  let days: Int
  /// 12 digits.
  let account: String
  let region: Region
  let time: TimeSource
  let pace: Pace
  let lambdaPace: Pace
  let apiGateway: APIGateway
  let apiGatewayV2: APIGatewayV2
  let cloudWatch: CloudWatch
  let lambda: Lambda

  /// A survey of a number of days, 1 to `Window.longest`, in an account of 12 digits.
  public init(days: Int, account: String, client: Client, time: TimeSource) {
    self.days = days
    self.account = account
    region = client.endpoints.region
    self.time = time
    pace = .gateway(time)
    lambdaPace = .lambda(time)
    apiGateway = APIGateway(client)
    apiGatewayV2 = APIGatewayV2(client)
    cloudWatch = CloudWatch(client)
    lambda = Lambda(client)
  }

  /// Reads all there is to know.
  ///
  /// It throws `ServiceError` for whatever is no lack of permission.
  public func inventory() async throws -> Inventory { try await inventory(about: nil) }

  /// Reads the evidence on one API anew: with its namesakes, since they share its calls, and with
  /// the domain names that lead to it.
  ///
  /// It throws `ServiceError` for whatever is no lack of permission.
  func inventory(about api: String?) async throws -> Inventory {
    let gaps = Gaps()
    var inventory = Inventory(window: Window(days: days, endingAt: time.now()))
    var apis = try await list(gaps)
    if let api {
      let wanted = apis.first { $0.id == api }
      apis.removeAll { $0.kind != wanted?.kind || $0.metricsOwner != wanted?.metricsOwner }
    }
    inventory.apis = try await apis.concurrentMap { try await detailed($0, gaps) }
      .compactMap { $0 }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    inventory.calls = try await calls(of: inventory.apis, in: inventory.window, gaps)
    inventory.referrers = try await domains(gaps)
    if api == nil {
      for more in [
        try await usagePlans(gaps), try await alarms(on: inventory.apis, gaps),
        try await vpcLinks(of: inventory.apis, gaps),
      ] { inventory.referrers.merge(more) { $0 + $1 } }
      let quiet = inventory.findings.filter { $0.stage != nil && $0.verdict == .unused }
      inventory.provisioned = try await provisioned(for: quiet, gaps)
    }
    inventory.gaps = gaps.found
    return inventory
  }

  // MARK: APIs

  private func list(_ gaps: Gaps) async throws -> [DeployedAPI] {
    let rest = try await gaps.noting(.restAPIs) {
      try await pace.turn()
      return try await apiGateway.restAPIs()
    }
    let others = try await gaps.noting(.httpAPIs) {
      try await pace.turn()
      return try await apiGatewayV2.apis()
    }
    return (rest ?? []).map(DeployedAPI.init) + (others ?? []).map(DeployedAPI.init)
  }

  /// An API with its stages and the times of their deployments; nil if it went in the meantime.
  private func detailed(_ api: DeployedAPI, _ gaps: Gaps) async throws -> DeployedAPI? {
    let gapsOfAPI = Gaps()
    let found = try await parts(of: api, gapsOfAPI)
    guard gapsOfAPI.found.allSatisfy(\.error.isDenied) else { return nil }
    gaps.add(gapsOfAPI)
    return found
  }

  private func parts(of api: DeployedAPI, _ gaps: Gaps) async throws -> DeployedAPI {
    var api = api
    let id = api.id
    let isREST = api.kind == .rest
    api.stages = try await gaps.noting(.stages) {
      try await pace.turn()
      return isREST
        ? try await apiGateway.stages(of: id).map(DeployedStage.init)
        : try await apiGatewayV2.stages(of: id).map(DeployedStage.init)
    }
    let deployments = try await gaps.noting(.deployments) {
      try await pace.turn()
      return isREST
        ? try await apiGateway.deployments(of: id).map { ($0.id, $0.createdDate?.seconds) }
        : try await apiGatewayV2.deployments(of: id).map {
          ($0.deploymentId, $0.createdDate?.seconds)
        }
    }
    api.deployedAt = deployments?.compactMap(\.1).max()
    let moments = Dictionary(deployments ?? [], uniquingKeysWith: { $1 })
    api.stages = api.stages?.map { stage in
      var stage = stage
      stage.deployedAt = stage.deployment.flatMap { moments[$0] ?? nil }
      return stage
    }
    return api
  }

  // MARK: Calls

  private func calls(
    of apis: [DeployedAPI], in window: Window, _ gaps: Gaps
  ) async throws -> [CallCounter: CallCount] {
    let counters = Set(
      apis.flatMap { api in
        [CallCounter(api)] + (api.stages ?? []).map { CallCounter(api, stage: $0.name) }
      })
    let asked = counters.flatMap { counter in counter.metrics.map { (counter, $0) } }
    guard !asked.isEmpty,
      let sums = try await gaps.noting(
        .calls,
        {
          try await cloudWatch.dailySums(
            of: asked.map(\.1), from: window.start, to: window.end)
        })
    else { return [:] }
    let answers = zip(asked.map(\.0), sums)
    return Dictionary(grouping: answers, by: \.0).mapValues { CallCount($0.map(\.1)) }
  }
}
