import Manifest

extension Drawing {
  /// The stage, and before it what it shows and writes to.
  func resources(
    of api: API, serving deployment: Deployment, after others: [any Resource]
  ) -> [any Resource] {
    let parts = logParts + certificates
    return parts + [stage(of: api, serving: deployment, after: others + parts)]
  }

  private var logParts: [any Resource] {
    let stage = application.stage
    var parts: [any Resource] = []
    if stage.hasExecutionLogs || stage.accessLog != nil { parts.append(AccountLogRole()) }
    if stage.hasExecutionLogs {
      parts.append(
        StageLogGroup(of: stage.name, .execution, retention: stage.logRetention, tags: tags))
    }
    if case .made(let retention) = stage.accessLog?.group {
      parts.append(StageLogGroup(of: stage.name, .access, retention: retention, tags: tags))
    }
    return parts
  }

  private var certificates: [any Resource] {
    guard case .generated = application.stage.clientCertificate else { return [] }
    return [ClientCertificate(of: application.stage.name, tags: tags)]
  }

  private func stage(
    of api: API, serving deployment: Deployment, after others: [any Resource]
  ) -> Stage {
    Stage(
      name: application.stage.name,
      deployment: .reference(.deployment(digest: deployment.digest)),
      functions: application.functions.map(\.name).sorted(),
      foreignFunctions: reachableFunctions(of: api), variables: application.stage.variables,
      settings: StageSettings(application.stage, in: world),
      webACL: application.stage.webACL, cacheWaiting: application.stage.cache?.waiting ?? .none,
      tags: stageTags, prerequisites: others.map(\.id),
      authorizerAnswers: others.contains { ($0 as? Authorizer)?.cache ?? 0 > 0 } ? .kept : .none)
  }

  /// The tags of the stage: what the manifest says that must be known without it as well.
  private var stageTags: [String: String] {
    var tags = tags
    tags[World.lifetimeTag] = application.stage.lifetime.map { String($0.components.seconds) }
    if application.stage.protection == .byName { tags[World.protectionTag] = "by-name" }
    return tags
  }
}

extension StageSettings {
  fileprivate init(_ stage: Manifest.Stage, in world: World) {
    description = stage.description
    isTraced = stage.isTraced
    cacheSize = stage.cache?.size
    accessLog = stage.accessLog.map { log in
      let group =
        switch log.group {
        case .made: world.logGroupARN(named: world.accessLogGroupName(stage.name))
        case .existing(let arn): arn
        }
      return AccessLog(destination: group, format: log.format)
    }
    switch stage.clientCertificate {
    case nil: break
    case .generated: clientCertificate = .reference(.clientCertificate(stage: stage.name))
    case .existing(let id): clientCertificate = .text(id)
    }
    methods = stage.methods
    for route in stage.overrides {
      overrides[RouteName(method: route.method, path: route.path)] = route.settings
    }
  }
}
