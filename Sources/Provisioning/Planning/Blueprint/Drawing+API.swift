import Manifest

extension Drawing {
  /// The API with its stage, which comes after all that it serves.
  func resources(of api: API, after others: [any Resource]) -> [any Resource] {
    let restAPI = restAPI(of: api)
    let definition = definition(of: api)
    let deployment = Deployment(
      digest: Blueprint.digest(of: [restAPI] + definition),
      definition: ([restAPI] + definition).map(\.id), liveID: nil)
    let permissions: [any Resource] = permissions(of: api) + foreignPermissions(of: api)
    let resources: [any Resource] = [restAPI] + definition + permissions + [deployment]
    return resources + self.resources(of: api, serving: deployment, after: others + resources)
      + domain
  }

  private func restAPI(of api: API) -> RestAPI {
    RestAPI(
      apiName: world.apiName, description: api.description,
      properties: RestAPI.Properties(api, in: world),
      tags: application.tags.merging(api.tags) { $1 }.merging(world.tags) { $1 }
        .merging(ForeignPermission.tags(calling: reachableFunctions(of: api))) { $1 }
        .merging(domainRecord) { $1 },
      liveID: nil, rootID: nil)
  }

  /// What a deployment keeps, beside the API's own attributes.
  private func definition(of api: API) -> [any Resource] {
    let routes = routes(of: api)
    let paths = Set(routes.flatMap { PathResource.lineage(of: $0.path) }).sorted()
    return api.authorizers.map(authorizer) + gatewayResponses(of: api) + models(of: api)
      + requestValidators(of: api)
      + paths.map { PathResource(path: $0, liveID: nil) } + routes.flatMap(definition)
  }

  /// The permissions to call the functions that the API passes requests to, and those that its
  /// authorizers ask.
  private func permissions(of api: API) -> [any Resource] {
    let ours = Set(application.functions.map(\.name))
    return calledFunctions(of: api).intersection(ours).sorted()
      .map { permission(to: $0, from: .methods) }
      + askedFunctions(of: api).intersection(ours).sorted()
      .map { permission(to: $0, from: .authorizers) }
  }

  private func permission(to function: String, from source: Permission.Source) -> Permission {
    Permission(
      function: function, functionName: world.functionName(function), source: source,
      version: .reference(.version(function: function)), api: .reference(.restAPI))
  }
}

extension RestAPI.Properties {
  fileprivate init(_ api: API, in world: World) {
    switch api.endpoint {
    case .regional: (endpoint, vpcEndpoints) = ("REGIONAL", [])
    case .edge: (endpoint, vpcEndpoints) = ("EDGE", [])
    case .private(let endpoints): (endpoint, vpcEndpoints) = ("PRIVATE", endpoints)
    }
    isDefaultEndpointDisabled = api.defaultEndpoint == .disabled
    policy = (api.policy ?? AccessPolicy.text(of: api)).map {
      PolicyDocument.shortened($0, in: world)
    }
    binaryMediaTypes = api.binaryMediaTypes
    minimumCompression = api.minimumCompression
    apiKeySource = api.apiKeySource.rawValue.uppercased()
  }
}
