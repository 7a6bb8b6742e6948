import AWSClient
import Manifest
import Primitives

extension Application {
  /// The application with `${account}` and `${region}` filled in, which only the world knows.
  func filledIn(_ world: World) -> Application {
    func fill(_ text: String) -> String {
      text.replacing("${account}", with: world.account)
        .replacing("${region}", with: world.region.rawValue)
    }
    var application = self
    application.tags = tags.mapValues(fill)
    application.packages?.bucket = fill(packages?.bucket ?? "")
    application.stage = stage.mappingTexts(fill)
    application.api = api.map { api in
      var api = api
      api.description = fill(api.description)
      api.tags = api.tags.mapValues(fill)
      api.access = api.access.map { access in
        var access = access
        access.allowed.accounts = access.allowed.accounts.map(fill)
        access.denied.accounts = access.denied.accounts.map(fill)
        return access
      }
      api.authorizers = api.authorizers.map { authorizer in
        guard case .cognito(let pools, let header) = authorizer.kind else { return authorizer }
        var authorizer = authorizer
        authorizer.kind = .cognito(userPools: pools.map(fill), header: header)
        return authorizer
      }
      api.routes = api.routes.map { $0.filledIn(fill) }
      return api
    }
    application.foreignFunctions = foreignFunctions.map { function in
      var function = function
      function.arn = fill(function.arn)
      return function
    }
    application.apiKeys = apiKeys.map { key in
      var key = key
      key.description = fill(key.description)
      return key
    }
    application.usagePlans = usagePlans.map { plan in
      var plan = plan
      plan.description = fill(plan.description)
      return plan
    }
    application.alarms = alarms.map { alarm in
      var alarm = alarm
      alarm.description = fill(alarm.description)
      alarm.actions.alarm = alarm.actions.alarm.map(fill)
      alarm.actions.ok = alarm.actions.ok.map(fill)
      alarm.actions.insufficientData = alarm.actions.insufficientData.map(fill)
      return alarm
    }
    application.functions = functions.map { function in
      var function = function
      function.description = fill(function.description)
      function.role = function.role.map(fill)
      function.environment = function.environment.mapValues { $0.filledIn(fill) }
      switch function.code.origin {
      case .image(let uri): function.code.origin = .image(uri: fill(uri))
      case .s3(let bucket, let key, let version):
        function.code.origin = .s3(bucket: fill(bucket), key: fill(key), version: version)
      case .project: break
      }
      function.layers = function.layers.map { layer in
        if case .arn(let arn) = layer { .arn(fill(arn)) } else { layer }
      }
      function.deadLetterTarget = function.deadLetterTarget.map(fill)
      function.kmsKey = function.kmsKey.map(fill)
      function.fileSystems = function.fileSystems.map { system in
        .init(accessPoint: fill(system.accessPoint), path: system.path)
      }
      function.permissions.allow = function.permissions.allow.map { allowance in
        .init(action: allowance.action, resources: allowance.resources.map(fill))
      }
      function.permissions.policies = function.permissions.policies.map(fill)
      function.permissions.boundary = function.permissions.boundary.map(fill)
      return function
    }
    return application
  }
}

extension Manifest.Stage {
  /// The stage with its texts changed, but for those that are handed on as they are.
  fileprivate func mappingTexts(_ fill: (String) -> String) -> Manifest.Stage {
    var stage = self
    stage.variables = variables.mapValues(fill)
    stage.description = fill(description)
    if case .existing(let arn) = webACL { stage.webACL = .existing(arn: fill(arn)) }
    if case .existing(let arn) = accessLog?.group {
      stage.accessLog?.group = .existing(arn: fill(arn))
    }
    stage.domain = domain.map { domain in
      var domain = domain
      domain.name = fill(domain.name)
      domain.path = fill(domain.path)
      domain.settings = domain.settings.map { settings in
        var settings = settings
        settings.certificate = fill(settings.certificate)
        settings.mutualTLS = settings.mutualTLS.map {
          .init(truststore: fill($0.truststore), version: $0.version)
        }
        settings.ownershipCertificate = settings.ownershipCertificate.map(fill)
        return settings
      }
      return domain
    }
    return stage
  }
}

extension Manifest.Function.EnvironmentValue {
  /// The value with its texts changed; what a parameter holds is nobody's to change.
  fileprivate func filledIn(_ fill: (String) -> String) -> Self {
    switch self {
    case .text(let text): return .text(Secret(fill(text.revealed)))
    case .stored(var parameter):
      parameter.name = fill(parameter.name)
      return .stored(parameter)
    }
  }
}
