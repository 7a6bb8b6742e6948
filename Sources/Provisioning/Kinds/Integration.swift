import AWSClient

/// What a method passes its requests to.
struct Integration: Resource {
  static let kind = Kind.integration

  let verb: String
  let path: String
  /// `AWS_PROXY` for Lambda proxy integration.
  let type: String
  /// The verb that the backend is called with; nil for a mock.
  let backendVerb: String?
  /// Nil for a mock.
  let uri: String?
  /// The ARN of a role, or nil for none.
  let credentials: String?
  /// The id of a VPC link, or nil for the internet.
  let vpcLink: String?
  /// What the backend's parameters are set to.
  let parameters: [String: String]
  /// By media type.
  let templates: [String: String]
  /// As API Gateway spells it, such as `WHEN_NO_MATCH`.
  let passthrough: String
  /// As API Gateway spells it; nil to leave bodies as they are.
  let content: String?
  /// Milliseconds.
  let timeout: Int
  /// The method's parameters by which cached answers are told apart.
  let cacheKeys: Set<String>
  /// `BUFFERED` or `STREAM`.
  let transfer: String

  /// How long an integration may take if nothing is said.
  ///
  /// Source: API Gateway `PutIntegration.timeoutInMillis`.
  static let defaultTimeout = 29_000
  static let defaultPassthrough = "WHEN_NO_MATCH"
  static let defaultTransfer = "BUFFERED"

  var name: String { Method.name(verb, path) }
  var attributes: Attributes {
    var attributes: Attributes = [
      "type": .text(type), "timeout": .number(timeout), "passthrough": .text(passthrough),
      "transfer": .text(transfer),
    ]
    attributes["backendMethod"] = backendVerb.map(Value.text)
    attributes["uri"] = uri.map(Value.text)
    attributes["credentials"] = credentials.map(Value.text)
    attributes["vpcLink"] = vpcLink.map(Value.text)
    attributes["content"] = content.map(Value.text)
    attributes.add("parameters", parameters, Value.text)
    attributes.add("templates", templates, Value.text)
    attributes.add("cacheKeys", cacheKeys.sorted())
    return attributes
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] { [ResourceID(.method, name)] }
  var container: ResourceID? { ResourceID(.method, name) }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:PutIntegration"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:UpdateIntegration"]
  }
  var replacementWrites: [Operation] { ["apigateway:DeleteIntegration"] + creationWrites }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putIntegration(wire, of: verb, on: resource, of: api)
    }
  }

  /// UpdateIntegration has no path for a type and none for credentials.
  func replacementReason(_ differences: [Difference]) -> String? {
    let changed = Set(differences.map(\.path))
    if changed.contains("type") { return "its type cannot be changed" }
    return changed.contains("credentials") ? "its credentials cannot be changed" : nil
  }

  /// Its responses go with the live one, and are made anew after this.
  func replace(_ live: Integration, in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteIntegration(of: verb, on: resource, of: api)
    }
    try await create(in: context)
  }

  func update(
    from live: Integration, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    let operations = differences.flatMap(patch).removalsFirst
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateIntegration(
        of: verb, on: resource, of: api, operations)
    }
  }

  private func patch(_ difference: Difference) -> [PatchOperation] {
    switch difference.path {
    case "uri": return [.replace("/uri", uri ?? "")]
    case "timeout": return [.replace("/timeoutInMillis", String(timeout))]
    case "backendMethod": return [.replace("/httpMethod", backendVerb ?? "")]
    case "passthrough": return [.replace("/passthroughBehavior", passthrough)]
    case "content": return [.replace("/contentHandling", content ?? "")]
    case "transfer": return [.replace("/responseTransferMode", transfer)]
    case "vpcLink":
      guard let vpcLink else { return [.replace("/connectionType", "INTERNET")] }
      return [.replace("/connectionType", "VPC_LINK"), .replace("/connectionId", vpcLink)]
    default:
      let cacheKey = difference.key(in: "cacheKeys").map { key in
        let path = "/cacheKeyParameters/\(PatchOperation.escaped(key))"
        return difference.after == nil ? PatchOperation.remove(path) : .add(path)
      }
      let entry =
        difference.patch(of: "parameters", at: "/requestParameters")
        ?? difference.patch(of: "templates", at: "/requestTemplates") ?? cacheKey
      return [entry].compactMap { $0 }
    }
  }

  private var wire: APIGateway.Integration {
    var wire = APIGateway.Integration(type: type)
    wire.httpMethod = backendVerb
    wire.uri = uri
    wire.credentials = credentials
    wire.connectionType = vpcLink.map { _ in "VPC_LINK" }
    wire.connectionId = vpcLink
    wire.requestParameters = parameters.nonEmpty
    wire.requestTemplates = templates.nonEmpty
    wire.passthroughBehavior = passthrough
    wire.contentHandling = content
    wire.timeoutInMillis = timeout
    wire.cacheKeyParameters = cacheKeys.isEmpty ? nil : cacheKeys.sorted()
    wire.responseTransferMode = transfer == Self.defaultTransfer ? nil : transfer
    return wire
  }
}

extension Integration {
  /// A live integration.
  init(_ live: APIGateway.Integration, verb: String, path: String) {
    self.verb = verb
    self.path = path
    type = live.type ?? ""
    backendVerb = live.httpMethod
    uri = live.uri
    credentials = live.credentials
    vpcLink = live.connectionType == "VPC_LINK" ? live.connectionId : nil
    parameters = live.requestParameters ?? [:]
    templates = (live.requestTemplates ?? [:]).mapValues { $0 ?? "" }
    passthrough = live.passthroughBehavior ?? Self.defaultPassthrough
    content = live.contentHandling.nonEmpty
    timeout = live.timeoutInMillis ?? Self.defaultTimeout
    cacheKeys = Set(live.cacheKeyParameters ?? [])
    transfer = live.responseTransferMode ?? Self.defaultTransfer
  }
}
