import AWSClient
import Digest
public import Manifest

/// What an application is in AWS: every resource of its world, as it should be.
public struct Blueprint: Sendable {
  /// The world.
  public let world: World
  /// The stage.
  public let stage: String
  /// The resources, each after what it requires.
  public let resources: [any Resource]

  /// Draws up a valid application, with the code of each function by its name.
  public init(_ application: Application, in world: World, code: [String: FunctionCode]) {
    let application = application.filledIn(world)
    self.world = world
    stage = application.stage.name
    var resources: [any Resource] = []
    for function in application.functions {
      resources += Self.resources(
        of: function, in: world, tags: application.tags, code: code[function.name],
        stage: stage, record: application.api == nil ? .tag : .release)
    }
    if let api = application.api {
      resources += Self.resources(of: api, in: world, application, after: resources)
    }
    self.resources = resources
  }

  // MARK: Functions

  private static func resources(
    of function: Manifest.Function, in world: World, tags: [String: String],
    code: FunctionCode?, stage: String, record: Version.Record
  ) -> [any Resource] {
    let logGroup = LogGroup(
      function: function.name, groupName: world.logGroupName(function.name),
      retention: function.logRetention,
      tags: tags.merging(world.tags(function: function.name)) { $1 })
    var resources: [any Resource] = [logGroup]
    if function.role == nil { resources.append(Role(of: function.name, in: world, tags: tags)) }
    let version = Version(
      function: function.name, functionName: world.functionName(function.name),
      functionARN: world.functionARN(function.name), source: code?.source ?? "",
      settings: Lambda.Settings(function, in: world), prerequisites: resources.map(\.id),
      number: nil, readiness: .ready, code: code, stage: stage, record: record)
    resources.append(
      Function(
        name: function.name, functionName: version.functionName, arn: version.functionARN,
        tags: tags.merging(world.tags(function: function.name)) { $1 }, first: version))
    resources.append(version)
    return resources
  }

  // MARK: The API

  private static func resources(
    of api: API, in world: World, _ application: Application, after others: [any Resource]
  ) -> [any Resource] {
    let restAPI = RestAPI(
      apiName: world.apiName, description: api.description,
      endpoint: api.endpoint.rawValue.uppercased(),
      tags: application.tags.merging(world.tags) { $1 }, liveID: nil, rootID: nil)
    let paths = Set(api.routes.flatMap { PathResource.lineage(of: $0.path) }).sorted()
    var definition: [any Resource] = paths.map { PathResource(path: $0, liveID: nil) }
    for route in api.routes {
      definition.append(
        Method(verb: route.method, path: route.path, authorization: "NONE", apiKeyRequired: false))
      definition.append(Integration(of: route, in: world))
    }
    let deployment = Deployment(
      digest: digest(of: definition), definition: ([restAPI] + definition).map(\.id), liveID: nil)
    let called = Set(
      api.routes.map { route in
        switch route.integration {
        case .lambdaProxy(let function): function
        }
      })
    let permissions = called.sorted().map { function in
      Permission(
        function: function, functionName: world.functionName(function),
        version: .reference(.version(function: function)), api: .reference(.restAPI))
    }
    let resources: [any Resource] = [restAPI] + definition + permissions + [deployment]
    let stage = Stage(
      name: application.stage.name, deployment: .reference(.deployment(digest: deployment.digest)),
      functions: application.functions.map(\.name).sorted(),
      variables: application.stage.variables,
      tags: application.tags.merging(world.tags) { $1 },
      prerequisites: (others + resources).map(\.id))
    return resources + [stage]
  }

  /// The digest of a definition: equal for equal definitions, in whatever order they are written.
  private static func digest(of definition: [any Resource]) -> String {
    let lines = definition.flatMap { resource in
      ["\(resource.id)"]
        + resource.attributes.compactMap { path, value in
          value.canonical.map { "\(resource.id)\t\(path)\t\($0)" }
        }
    }
    let text = Array(lines.sorted().joined(separator: "\n").utf8)
    return SHA256.digest(of: text.span).hexadecimal
  }
}

extension Integration {
  fileprivate init(of route: Route, in world: World) {
    verb = route.method
    path = route.path
    timeout = route.timeout.map(\.wholeMilliseconds) ?? Self.defaultTimeout
    switch route.integration {
    case .lambdaProxy(let function):
      type = "AWS_PROXY"
      // Lambda is always invoked with POST, whatever the route's method.
      backendVerb = "POST"
      uri = world.integrationURI(function: function)
    }
  }
}

extension Lambda.Settings {
  fileprivate init(_ function: Manifest.Function, in world: World) {
    self.init(
      // Lambda wants a handler of every zip file, also where the runtime looks at none.
      runtime: function.runtime, handler: function.handler ?? "bootstrap",
      role: function.role ?? world.roleARN(function.name), description: function.description,
      timeout: function.timeout.wholeMilliseconds / 1000, memorySize: function.memory,
      environment: function.environment,
      architecture: function.architecture.rawValue)
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
