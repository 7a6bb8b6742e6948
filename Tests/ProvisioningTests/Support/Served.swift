import AWSClient
import LocalCloud
import Manifest
import Primitives
import Provisioning

/// What callers of a stage get: for each method the code and configuration that answers, or why
/// nobody does.
typealias Served = [String: String]

extension Sandbox {
  /// What an application's stage is to serve, by the manifest alone.
  func expected(_ application: Application) throws -> Served {
    let code = try Code.of(application.functions)
    let functions = Dictionary(
      uniqueKeysWithValues: application.functions.map { function in
        let variables = function.variables(storedValues: [:]).mapValues(\.revealed)
        return (
          function.name,
          "\(code[function.name]?.source ?? "") \(function.runtime) \(function.memory) "
            + "\(variables.sorted { $0.key < $1.key })"
        )
      })
    var served: Served = [:]
    for route in application.api?.routes ?? [] {
      served["\(route.method) \(route.path)"] =
        route.integration.function.map { functions[$0] ?? "" } ?? route.integration.otherTarget
      if case .authorizer(let name, _) = route.authorization,
        let asked = application.api?.authorizers.first(where: { $0.name == name })?.function
      {
        served["\(route.method) \(route.path)"]? += " after \(functions[asked] ?? "")"
      }
      if application.api?.cors != nil {
        // A browser asks each path before it calls it.
        served["OPTIONS \(route.path)"] = Route.Integration.mock(Route.Mapping()).otherTarget
      }
    }
    return served
  }

  /// What a stage serves in the cloud.
  func served(_ application: Application) async throws -> Served {
    let world = world(application)
    let apis = try await APIGateway(reader).restAPIs().filter { $0.name == world.apiName }
    guard let api = apis.first, apis.count == 1,
      let stage = cloud.deployed(api: api.id, stage: application.stage.name)
    else { return [:] }
    var served: Served = [:]
    for method in stage.methods {
      let words = method.split(separator: " ")
      let verb = words[0] == "ANY" ? "DELETE" : String(words[0])
      let path = words[1].replacing("{path+}", with: "x/y").replacing("{id}", with: "7")
      do throws(RouteRefusal) {
        let target = try stage.route(method: verb, path: String(path))
        served[method] = try? await description(target)
      } catch {
        served[method] = "refused: \(error)"
      }
    }
    return served
  }

  private func description(_ target: RouteTarget) async throws -> String {
    let asked = try await target.authorizer.asyncMap { try await description($0) }
    let suffix = asked.map { " after \($0)" } ?? ""
    guard case .function(let function) = target.kind else { return "\(target.kind)\(suffix)" }
    return try await description(function) + suffix
  }

  private func description(_ function: InvokedFunction) async throws -> String {
    let lambda = Lambda(reader)
    let configuration = try await lambda.configuration(
      of: function.name, version: function.version)
    let variables = (configuration?.environment?.variables ?? [:]).mapValues(\.revealed)
      .sorted { $0.key < $1.key }
    let tags = try await lambda.function(function.name)?.tags ?? [:]
    return "\(tags["gwdeploy:source.\(function.version)"] ?? "") "
      + "\(configuration?.runtime ?? "") \(configuration?.memorySize ?? 0) \(variables)"
  }
}

extension Optional {
  fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows
    -> Result?
  {
    guard let self else { return nil }
    return try await transform(self)
  }
}

extension Route.Integration {
  /// What answers instead of a function, as the cloud calls it.
  fileprivate var otherTarget: String {
    let type =
      switch self {
      case .lambdaProxy: "AWS_PROXY"
      case .lambda, .service: "AWS"
      case .httpProxy: "HTTP_PROXY"
      case .http: "HTTP"
      case .mock: "MOCK"
      }
    return "\(RouteTarget.Kind.other(type: type))"
  }
}
