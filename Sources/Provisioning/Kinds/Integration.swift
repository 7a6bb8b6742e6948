import AWSClient

/// What a method passes its requests to.
struct Integration: Resource {
  static let kind = Kind.integration

  let verb: String
  let path: String
  /// `AWS_PROXY` for Lambda proxy integration.
  let type: String
  /// The verb that the backend is called with.
  let backendVerb: String
  let uri: String
  /// Milliseconds.
  let timeout: Int

  /// How long an integration may take if nothing is said.
  ///
  /// Source: API Gateway `PutIntegration.timeoutInMillis`.
  static let defaultTimeout = 29_000

  var name: String { "\(verb) \(path)" }
  var attributes: Attributes {
    [
      "type": .text(type), "backendMethod": .text(backendVerb), "uri": .text(uri),
      "timeout": .number(timeout),
    ]
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] { [ResourceID(Method.kind, name)] }
  var container: ResourceID? { ResourceID(Method.kind, name) }
  var lane: Lane? { .restAPI }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let resource = try context.value(of: .path(path))
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putIntegration(
        APIGateway.Integration(
          type: type, httpMethod: backendVerb, uri: uri, timeoutInMillis: timeout),
        of: verb, on: resource, of: api)
    }
  }

  func replacementReason(_ differences: [Difference]) -> String? {
    differences.contains { $0.path == "type" } ? "its type cannot be changed" : nil
  }

  func update(
    from live: Integration, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let resource = try context.value(of: .path(path))
    let operations = differences.compactMap { difference -> PatchOperation? in
      switch difference.path {
      case "uri": .replace("/uri", uri)
      case "timeout": .replace("/timeoutInMillis", String(timeout))
      case "backendMethod": .replace("/httpMethod", backendVerb)
      default: nil
      }
    }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateIntegration(
        of: verb, on: resource, of: api, operations)
    }
  }
}

extension Integration {
  /// A live integration.
  init(_ live: APIGateway.Integration, verb: String, path: String) {
    self.verb = verb
    self.path = path
    type = live.type ?? ""
    backendVerb = live.httpMethod ?? ""
    uri = live.uri ?? ""
    timeout = live.timeoutInMillis ?? Self.defaultTimeout
  }
}
