import AWSClient
import Primitives

/// What has to do with APIs from outside.
extension UsageSurvey {
  /// The custom domain names that lead to each API: mappings of regional ones are read where those
  /// to HTTP APIs are known as well.
  func domains(_ gaps: Gaps) async throws -> [String: [Referrer]] {
    let domains = try await gaps.noting(.domains) {
      try await pace.turn()
      return try await apiGateway.domainNames()
    }
    let found = try await (domains ?? []).concurrentMap { domain in
      try await gaps.noting(.domains) { try await targets(of: domain) } ?? []
    }
    return grouped(found.flatMap { $0 })
  }

  private func targets(
    of domain: APIGateway.DomainName
  ) async throws -> [(api: String, referrer: Referrer)] {
    func referrer(_ path: String?, _ stage: String?) -> Referrer {
      let path = path.flatMap { $0.isEmpty || $0 == "(none)" ? nil : $0 }
      let name = domain.domainName + (path.map { "/\($0)" } ?? "")
      return Referrer(
        kind: .domain, id: domain.domainName, name: name,
        stage: stage.flatMap { $0.isEmpty ? nil : $0 })
    }
    var targets: [(api: String, referrer: Referrer)] = []
    if domain.routingMode.map({ $0 != "BASE_PATH_MAPPING_ONLY" }) ?? false {
      try await pace.turn()
      let rules = try await apiGatewayV2.routingRules(of: domain.domainName)
      targets += rules.flatMap { $0.actions ?? [] }.compactMap(\.invokeApi).map {
        ($0.apiId, referrer("(rule)", $0.stage))
      }
    }
    try await pace.turn()
    if domain.endpointConfiguration?.types == ["REGIONAL"] {
      targets += try await apiGatewayV2.mappings(of: domain.domainName).map {
        ($0.apiId, referrer($0.apiMappingKey, $0.stage))
      }
    } else {
      targets += try await apiGateway.basePathMappings(
        of: domain.domainName, id: domain.domainNameId
      ).compactMap { mapping in
        mapping.restApiId.map { ($0, referrer(mapping.basePath, mapping.stage)) }
      }
    }
    return targets
  }

  func usagePlans(_ gaps: Gaps) async throws -> [String: [Referrer]] {
    let plans = try await gaps.noting(.usagePlans) {
      try await pace.turn()
      return try await apiGateway.usagePlans()
    }
    return grouped(
      (plans ?? []).flatMap { plan in
        (plan.apiStages ?? []).map { target in
          (
            target.apiId,
            Referrer(
              kind: .usagePlan, id: plan.id, name: plan.name ?? plan.id, stage: target.stage)
          )
        }
      })
  }

  /// The alarms on each API: an alarm on a name that several bear watches all of them.
  func alarms(
    on apis: [DeployedAPI], _ gaps: Gaps
  ) async throws -> [String: [Referrer]] {
    let alarms = try await gaps.noting(.alarms) { try await cloudWatch.alarms() }
    return grouped(
      (alarms ?? []).flatMap { alarm in
        let watched = alarm.watched
        return Set(watched).flatMap { target in
          apis.filter(target.isPart).map { api in
            let name = alarm.settings.alarmName
            return (
              api.id,
              Referrer(
                kind: .alarm, id: name, name: name, stage: target.stage,
                metrics: watched.count)
            )
          }
        }
      })
  }

  /// The VPC links that APIs go through, which is only asked for where there are any.
  func vpcLinks(
    of apis: [DeployedAPI], _ gaps: Gaps
  ) async throws -> [String: [Referrer]] {
    let links = try await gaps.noting(.vpcLinks) {
      try await pace.turn()
      let rest = try await apiGateway.vpcLinks().map { ($0.id, $0.name ?? $0.id) }
      try await pace.turn()
      return rest + (try await apiGatewayV2.vpcLinks().map { ($0.vpcLinkId, $0.name) })
    }
    guard let links, !links.isEmpty else { return [:] }
    let names = Dictionary(links, uniquingKeysWith: { $1 })
    let used = try await apis.concurrentMap { api in
      let ids = try await gaps.noting(.vpcLinks) { try await connections(of: api) }
      return (ids ?? []).sorted().map { id in
        (api.id, Referrer(kind: .vpcLink, id: id, name: names[id] ?? id))
      }
    }
    return grouped(used.flatMap { $0 })
  }

  /// The ids of the VPC links that an API's integrations name.
  private func connections(of api: DeployedAPI) async throws -> Set<String> {
    Set(try await integrations(of: api).compactMap(\.connection))
  }

  /// What the methods or routes of an API pass their requests to, and the VPC link they go through.
  func integrations(
    of api: DeployedAPI
  ) async throws -> [(uri: String?, connection: String?)] {
    try await pace.turn()
    guard api.kind == .rest else {
      return try await apiGatewayV2.integrations(of: api.id)
        .map { ($0.integrationUri, $0.connectionId) }
    }
    let resources = try await apiGateway.documents(ofResourcesOf: api.id)
    return resources.flatMap { ($0["resourceMethods"]?.object ?? [:]).values }
      .compactMap { $0["methodIntegration"] }
      .map { ($0["uri"]?.string, $0["connectionId"]?.string) }
  }

  private func grouped(
    _ found: [(api: String, referrer: Referrer)]
  ) -> [String: [Referrer]] {
    Dictionary(grouping: found, by: \.api).mapValues { found in
      found.map(\.referrer).sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }
  }
}

/// What an alarm looks at, where that is of API Gateway.
private struct WatchedTarget: Hashable {
  var apiName: String?
  var apiID: String?
  var stage: String?

  init?(namespace: String?, dimensions: [CloudWatch.Dimension]?) {
    guard namespace == "AWS/ApiGateway" else { return nil }
    for dimension in dimensions ?? [] {
      switch dimension.name {
      case "ApiName": apiName = dimension.value
      case "ApiId": apiID = dimension.value
      case "Stage": stage = dimension.value
      default: break
      }
    }
  }

  func isPart(of api: DeployedAPI) -> Bool {
    api.kind == .rest ? apiName == api.metricsOwner : apiID == api.id
  }
}

extension CloudWatch.Alarm {
  /// What it looks at, for each of its metrics.
  fileprivate var watched: [WatchedTarget] {
    let own = WatchedTarget(namespace: settings.namespace, dimensions: settings.dimensions)
    let others = (metrics ?? []).compactMap(\.metricStat?.metric).map {
      WatchedTarget(namespace: $0.namespace, dimensions: $0.dimensions)
    }
    return ([own] + others).compactMap { $0 }
  }
}
