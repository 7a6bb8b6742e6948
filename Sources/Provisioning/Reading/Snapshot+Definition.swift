import AWSClient

extension Snapshot {
  /// Takes in a path with its methods and what hangs under them.
  mutating func add(_ live: APIGateway.Resource) {
    if live.path != "/" { add(PathResource(path: live.path, liveID: live.id)) }
    for (verb, method) in live.resourceMethods ?? [:] {
      add(Method(method, verb: verb, path: live.path))
      for (status, response) in method.methodResponses ?? [:] {
        add(MethodResponse(response, status, verb: verb, path: live.path))
      }
      guard let integration = method.methodIntegration else { continue }
      add(Integration(integration, verb: verb, path: live.path))
      for (status, response) in integration.integrationResponses ?? [:] {
        add(IntegrationResponse(response, status, verb: verb, path: live.path))
      }
    }
  }

  /// Takes in the models of an API, after the methods that name them.
  mutating func add(_ models: [APIGateway.Model], of api: String) {
    var users: [String: [ResourceID]] = [:]
    for resource in resources.values {
      for model in Set((resource as? Method)?.models.values.map { $0 } ?? []) {
        users[model, default: []].append(resource.id)
      }
      for model in Set((resource as? MethodResponse)?.models.values.map { $0 } ?? []) {
        users[model, default: []].append(resource.id)
      }
    }
    for model in models {
      for reference in ModelSchema(live: model.schema ?? "", api: api).references {
        users[reference, default: []].append(ResourceID(.model, model.name))
      }
    }
    for model in models where !Model.builtIn.contains(model.name) {
      add(Model(model, of: api, users: users[model.name] ?? []))
    }
  }

  /// Takes in the request validators of an API, after the methods that name them; of several of one
  /// name that with the first id counts.
  mutating func add(_ validators: [APIGateway.RequestValidator]) {
    let methods = resources.values.compactMap { $0 as? Method }
    for validator in validators.sorted(by: { $0.id > $1.id }) {
      let users = methods.filter { $0.validator == .text(validator.id) }.map(\.id)
      add(RequestValidator(validator, users: users))
    }
  }
}
