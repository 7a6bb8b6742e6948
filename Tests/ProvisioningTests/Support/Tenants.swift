import Primitives

@testable import LocalCloud

/// APIs that others made, and ours, put into a cloud as if they had been there for days.
extension Cloud {
  /// Makes a REST API with stages that serve one deployment, all of an age in days; gives its id.
  @discardableResult
  func addRESTAPI(
    _ name: String, stages: [String] = ["prod"], days: Int = 200, project: String? = nil
  ) -> String {
    change { account in
      let made = account.now - .seconds(86_400 * days)
      let root = Resource(id: account.identifiers.make(.resource, length: 10), pathPart: "")
      var users = Resource(
        id: account.identifiers.make(.resource, length: 6), parentID: root.id, pathPart: "users")
      var method = Method(httpMethod: "GET", authorizationType: "NONE")
      method.integration = Integration(
        type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/users",
        cacheNamespace: users.id)
      users.methods["GET"] = method
      var api = RestAPI(
        id: account.identifiers.make(.restAPI, length: 10), rootID: root.id, created: made,
        name: name,
        definition: RestAPI.Definition(resources: [root.id: root, users.id: users]),
        endpointType: "REGIONAL", ipAddressType: "ipv4", tags: Self.tags(project))
      let deployment = Deployment(
        id: account.identifiers.make(.deployment, length: 6), created: made,
        definition: api.definition)
      api.deployments[deployment.id] = deployment
      for stage in stages {
        var made = Stage(name: stage, deploymentID: deployment.id, created: made, updated: made)
        made.tags = Self.tags(project)
        made.variables = ["flavour": "spicy"]
        api.stages[stage] = made
      }
      account.apis[api.id] = api
      return api.id
    }
  }

  /// The same of an HTTP API, or a WebSocket API.
  @discardableResult
  func addHTTPAPI(
    _ name: String, stages: [String] = ["$default"], days: Int = 200, project: String? = nil,
    protocolType: String = "HTTP"
  ) -> String {
    change { account in
      let made = account.now - .seconds(86_400 * days)
      var api = HTTPAPI(
        id: account.identifiers.make(.restAPI, length: 10), name: name,
        protocolType: protocolType, created: made, tags: Self.tags(project))
      api.paths = ["/users": ["get": ["responses": ["default": ["description": ""]]]]]
      api.deployments = ["d\(api.id)": HTTPAPI.Deployment(created: made, paths: api.paths)]
      for stage in stages {
        api.stages[stage] = HTTPAPI.Stage(
          name: stage, created: made, updated: made, deployment: "d\(api.id)",
          isAutoDeployed: stage == "$default", tags: Self.tags(project),
          settings: ["stageVariables": ["flavour": "spicy"]])
      }
      account.httpAPIs[api.id] = api
      return api.id
    }
  }

  /// Lets a custom domain name lead to stages.
  func addDomain(_ name: String, to api: String, stage: String?, type: String = "REGIONAL") {
    change { account in
      account.domainNames[name] = DomainName(
        name: name, certificates: [type: "arn:aws:acm:us-east-1:123456789012:certificate/0a"],
        mappings: [BasePathMapping(path: "v1", api: api, stage: stage)])
    }
  }

  /// Lets a usage plan meter a stage.
  func addUsagePlan(_ id: String, for api: String, stage: String) {
    change { account in
      var plan = UsagePlan(id: id, name: "plan \(id)", tags: [:])
      plan.stages[UsagePlan.StageKey(api: api, stage: stage)] = [:]
      account.usagePlans[id] = plan
    }
  }

  /// The stages that a usage plan meters, as `id/stage`.
  func metered(by plan: String) -> [String] {
    read { $0.usagePlans[plan]?.stages.keys.map { "\($0.api)/\($0.stage)" } ?? [] }
  }

  /// Lets an alarm watch a REST API.
  func addAlarm(_ name: String, onRESTAPI api: String, stage: String) {
    change { account in
      account.alarms[name] = Alarm(
        name: name,
        settings: Alarm.Settings(
          namespace: "AWS/ApiGateway", metric: "5XXError", statistic: "Sum",
          dimensions: [
            Alarm.Dimension(name: "ApiName", value: api),
            Alarm.Dimension(name: "Stage", value: stage),
          ], period: 300, evaluationPeriods: 1, threshold: 1,
          comparison: "GreaterThanThreshold"),
        updated: account.now, tags: [:])
    }
  }

  /// Lets a REST API go through a VPC link to its backend.
  func connect(_ api: String, through link: String) {
    change { account in
      for (id, resource) in account.apis[api]?.definition.resources ?? [:]
      where resource.methods["GET"] != nil {
        let way = account.apis[api]?.definition.resources[id]?.methods["GET"]?.integration
        guard var way else { continue }
        (way.connectionType, way.connectionID) = ("VPC_LINK", link)
        account.apis[api]?.definition.resources[id]?.methods["GET"]?.integration = way
      }
    }
  }

  /// Gives a stage of a REST API a cache.
  func addCache(_ size: String, to stage: String, of api: String) {
    change { account in
      account.apis[api]?.stages[stage]?.isCacheEnabled = true
      account.apis[api]?.stages[stage]?.cacheClusterSize = size
    }
  }

  /// Deploys a REST API anew to a stage, as its owner would.
  func redeploy(_ api: String, to stage: String) {
    change { account in
      guard let definition = account.apis[api]?.definition else { return }
      let deployment = Deployment(
        id: account.identifiers.make(.deployment, length: 6), created: account.now,
        definition: definition)
      account.apis[api]?.deployments[deployment.id] = deployment
      account.apis[api]?.stages[stage]?.deploymentID = deployment.id
      account.apis[api]?.stages[stage]?.updated = account.now
    }
  }

  /// Renames a REST API, as its owner would.
  func rename(_ api: String, to name: String) {
    change { $0.apis[api]?.name = name }
  }

  /// The ids of all APIs that are there.
  var apiIDs: Set<String> { read { Set($0.apis.keys).union($0.httpAPIs.keys) } }

  /// Whether an id is one of an HTTP or WebSocket API.
  func isHTTP(_ id: String) -> Bool { read { $0.httpAPIs[id] != nil } }

  /// The names of the stages of a REST API that are there.
  func stageNames(of api: String) -> [String] {
    read { $0.apis[api]?.stages.keys.sorted() ?? [] }
  }

  private static func tags(_ project: String?) -> [String: String] {
    project.map { ["gwdeploy:project": $0] } ?? [:]
  }
}
