import Manifest
import Primitives

extension Application {
  /// A small application: two functions behind three routes.
  static func sample(
    stage: String = "dev", isolation: Isolation = .stage, project: String = "guide"
  ) -> Application {
    Application(
      project: project, isolation: isolation, stage: Stage(name: stage),
      tags: ["team": "web"],
      functions: [
        Function(
          name: "create-user", runtime: "nodejs20.x", handler: "index.handler",
          code: .init(path: "create 1"), memory: 256, timeout: .seconds(10)),
        Function(
          name: "hello", runtime: "python3.12", handler: "app.lambda_handler",
          code: .init(path: "hello 1"), environment: ["MODE": .text(Secret("plain"))],
          logRetention: 30),
      ],
      api: API(routes: [
        Route(method: "GET", path: "/users", integration: .lambdaProxy(function: "hello")),
        Route(method: "POST", path: "/users", integration: .lambdaProxy(function: "create-user")),
        Route(
          method: "ANY", path: "/files/{path+}", integration: .lambdaProxy(function: "hello")),
      ]))
  }

  /// The same with a route that has templates, answers, a model and a validator.
  func withMapping() -> Application {
    with { application in
      application.api?.models = [
        Model(name: "User", schema: #"{"type": "object", "items": {"$ref": "Name"}}"#),
        Model(name: "Name", schema: #"{"type": "string"}"#),
      ]
      application.api?.routes.append(
        Route(
          method: "PUT", path: "/users",
          request: Route.Request(
            parameters: [Route.Parameter(.query, "q"): .required],
            models: ["application/json": "User"], validation: .bodyAndParameters),
          integration: .lambda(
            function: "hello",
            Route.Mapping(
              templates: ["application/json": "$input.body"], passthrough: .never,
              responses: [
                Route.Response(status: 200, headers: ["X-Kind": "'user'"]),
                Route.Response(status: 400, pattern: ".*bad.*"),
              ])),
          forwarding: Route.Forwarding(cacheKeys: [Route.Parameter(.query, "q")])))
    }
  }

  /// The application with something changed.
  func with(_ change: (inout Application) -> Void) -> Application {
    var application = self
    change(&application)
    return application
  }
}

/// Chance that is the same in each run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

extension Application {
  /// Any application of a project and stage.
  static func random(
    stage: String, isolation: Isolation, using chance: inout SeededGenerator
  ) -> Application {
    let names = ["alpha", "beta-two", "gamma_3", "delta"].shuffled(using: &chance)
      .prefix(Int.random(in: 1...4, using: &chance)).sorted()
    let functions = names.map { name in
      Function(
        name: name, runtime: ["python3.12", "nodejs20.x"].randomElement(using: &chance) ?? "",
        handler: "app.handler",
        code: .init(path: "code \(Int.random(in: 1...3, using: &chance))"),
        environment: Bool.random(using: &chance)
          ? ["MODE": .text(Secret(String(Int.random(in: 1...2, using: &chance))))] : [:],
        memory: [128, 256].randomElement(using: &chance) ?? 128,
        description: Bool.random(using: &chance) ? "What \(name) does" : "",
        logRetention: isolation == .shared
          // What stages share must be the same in all of them.
          ? (name == "alpha" ? 30 : nil) : [nil, 7, 30].randomElement(using: &chance) ?? nil
      )
      .with { function in
        function.randomizeSettings(using: &chance)
        if isolation == .stage { function.randomizeRole(using: &chance) }
      }
    }
    let authorizers = Authorizer.random(asking: names, using: &chance)
    let paths = ["/", "/users", "/users/{id}", "/users/{id}/keys", "/files/{path+}", "/a/b/c"]
    var routes: [Route] = []
    for path in paths where Bool.random(using: &chance) || routes.isEmpty {
      for method in ["GET", "POST", "ANY"] where Bool.random(using: &chance) || routes.isEmpty {
        routes.append(
          Route.random(
            method: method, path: path, function: names.randomElement(using: &chance) ?? "",
            authorization: .random(among: authorizers, using: &chance), using: &chance))
      }
    }
    var application = Application(
      project: "guide", isolation: isolation,
      stage: .random(named: stage, routes: routes, using: &chance),
      functions: functions,
      api: API(
        authorizers: authorizers, models: Model.random(using: &chance),
        cors: .random(using: &chance),
        gatewayResponses: GatewayResponse.ResponseType.allCases.shuffled(using: &chance)
          .prefix(Int.random(in: 0...2, using: &chance))
          .map { GatewayResponse(type: $0, headers: ["X-Kind": "'\(names[0])'"]) },
        routes: routes),
      // What stages share must be the same in all of them.
      apiKeys: isolation == .shared ? [] : [APIKey(name: "one"), APIKey(name: "two")],
      usagePlans: isolation == .shared ? [] : .random(on: routes, using: &chance),
      alarms: .random(of: names, using: &chance))
    application.layers = [
      Layer(name: "common", code: .init(path: "layer \(Int.random(in: 1...2, using: &chance))"))
    ]
    return application
  }
}

extension Authorizer {
  /// Any authorizers that ask functions of these names.
  fileprivate static func random(
    asking functions: [String], using chance: inout SeededGenerator
  ) -> [Authorizer] {
    ["first", "second"].filter { _ in Bool.random(using: &chance) }.map { name in
      let function = functions.randomElement(using: &chance) ?? ""
      let pool = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/\(function)"
      let kinds: [Kind] = [
        .token(function: function, header: "Authorization", pattern: nil),
        .token(function: function, header: "X-Token", pattern: "^Bearer .+"),
        .request(function: function, identity: []),
        .request(function: function, identity: [.header("Cookie"), .query("t")]),
        .cognito(userPools: [pool], header: "Authorization"),
      ]
      return Authorizer(name: name, kind: kinds.randomElement(using: &chance) ?? kinds[0])
    }
  }
}

extension Route.Authorization {
  fileprivate static func random(
    among authorizers: [Authorizer], using chance: inout SeededGenerator
  ) -> Route.Authorization {
    guard let authorizer = authorizers.randomElement(using: &chance) else {
      return Bool.random(using: &chance) ? .iam : .none
    }
    if case .cognito = authorizer.kind {
      return .authorizer(authorizer.name, scopes: Bool.random(using: &chance) ? ["a/b"] : [])
    }
    return Bool.random(using: &chance) ? .authorizer(authorizer.name, scopes: []) : .none
  }
}

extension Stage {
  /// Any stage of an API with these routes.
  fileprivate static func random(
    named name: String, routes: [Route], using chance: inout SeededGenerator
  ) -> Stage {
    var stage = Stage(
      name: name, variables: Bool.random(using: &chance) ? ["flavour": "spicy/1"] : [:],
      isTraced: Bool.random(using: &chance))
    if Bool.random(using: &chance) {
      stage.methods = .random(using: &chance)
      stage.overrides = routes.filter { _ in Bool.random(using: &chance) }.map {
        RouteOverride(method: $0.method, path: $0.path, settings: .random(using: &chance))
      }
    }
    if Bool.random(using: &chance) {
      stage.accessLog = AccessLog(
        group: .made(retention: [nil, 7].randomElement(using: &chance) ?? nil))
    }
    stage.cache = [nil, "0.5", "1.6"].randomElement(using: &chance)?.map {
      CacheCluster(size: $0)
    }
    stage.clientCertificate = Bool.random(using: &chance) ? .generated : nil
    stage.logRetention = stage.hasExecutionLogs ? 30 : nil
    stage.domain = .random(of: name, using: &chance)
    return stage
  }
}

extension Domain {
  /// Any domain of a stage, or none.
  fileprivate static func random(
    of stage: String, using chance: inout SeededGenerator
  ) -> Domain? {
    guard Bool.random(using: &chance) else { return nil }
    let id = Int.random(in: 1...2, using: &chance)
    return Domain(
      name: "\(stage)\(Int.random(in: 1...2, using: &chance)).example.com",
      path: ["", "v1", "v2"].randomElement(using: &chance) ?? "",
      settings: Settings(
        certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/\(id)",
        mutualTLS: Bool.random(using: &chance)
          ? MutualTLS(
            truststore: "s3://trust/ca.pem", version: Bool.random(using: &chance) ? "1" : nil)
          : nil))
  }
}

extension [Manifest.Alarm] {
  /// Any alarms on a stage and its functions.
  static func random(
    of functions: [String], using chance: inout SeededGenerator
  ) -> [Manifest.Alarm] {
    ["one", "two", "three"].filter { _ in Bool.random(using: &chance) }.map { name in
      let function = Bool.random(using: &chance) ? functions.randomElement(using: &chance) : nil
      return Manifest.Alarm(
        name: name, subject: function.map { .function($0) } ?? .stage,
        metric: function == nil ? "Latency" : "Duration",
        statistic: ["Average", "p95"].randomElement(using: &chance) ?? "",
        periods: Int.random(in: 1...3, using: &chance),
        comparison: Manifest.Alarm.Comparison.allCases.randomElement(using: &chance) ?? .above,
        threshold: Double.random(in: 0...10, using: &chance),
        description: Bool.random(using: &chance) ? "What \(name) says" : "")
    }
  }
}

extension [Manifest.UsagePlan] {
  /// Any usage plans with limits on some routes; a key is in one of them.
  static func random(
    on routes: [Route], using chance: inout SeededGenerator
  ) -> [Manifest.UsagePlan] {
    ["one", "two"].filter { _ in Bool.random(using: &chance) }.map { name in
      Manifest.UsagePlan(
        name: name,
        throttle: Bool.random(using: &chance)
          ? Throttle(rate: Double.random(in: 0...10, using: &chance)) : nil,
        quota: Bool.random(using: &chance)
          ? RequestQuota(limit: Int.random(in: 1...9, using: &chance), period: .week) : nil,
        keys: Bool.random(using: &chance) ? [name] : [],
        routes: routes.filter { _ in Bool.random(using: &chance) }.map {
          .init(
            method: $0.method, path: $0.path,
            throttle: Throttle(rate: Double(Int.random(in: 1...3, using: &chance))))
        })
    }
  }
}
