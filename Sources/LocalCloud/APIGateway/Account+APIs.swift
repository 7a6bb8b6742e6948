extension Account {
  /// The API that the call's path names.
  func api(_ call: Call) throws(Fault) -> RestAPI { try api(call.label("api")) }

  func api(_ id: String) throws(Fault) -> RestAPI {
    guard let api = apis[id] else {
      throw .Gateway.notFound("Invalid API identifier specified \(self.id):\(id)")
    }
    return api
  }

  /// The working copy of the API that the call's path names; nil if it is not there.
  func definition(_ call: Call) -> RestAPI.Definition? { apis[call.label("api")]?.definition }

  /// Changes a resource that the call's path names.
  ///
  /// An API that is not there answers as a resource that is not there.
  mutating func withResource<Result>(
    _ call: Call, _ body: (inout Resource, inout Account) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let id = call.label("resource")
    guard var resource = apis[call.label("api")]?.definition.resources[id] else {
      throw .Gateway.noResource
    }
    let result = try body(&resource, &self)
    apis[call.label("api")]?.definition.resources[id] = resource
    return result
  }

  /// Changes a method that the call's path names.
  mutating func withMethod<Result>(
    _ call: Call, _ body: (inout Method) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    try withResource(call) { resource, _ throws(Fault) in
      guard var method = resource.methods[call.label("method")] else { throw .Gateway.noMethod }
      let result = try body(&method)
      resource.methods[method.httpMethod] = method
      return result
    }
  }

  /// Changes an integration that the call's path names.
  mutating func withIntegration<Result>(
    _ call: Call, _ body: (inout Integration, Method) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    try withMethod(call) { method throws(Fault) in
      guard var integration = method.integration else { throw .Gateway.noIntegration }
      let result = try body(&integration, method)
      method.integration = integration
      return result
    }
  }
}
