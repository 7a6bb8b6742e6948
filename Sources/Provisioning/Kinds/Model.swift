import AWSClient

/// A model of the API: what a body must look like.
struct Model: Resource, Removable {
  static let kind = Kind.model
  static let removal = Removal.withDefinition
  /// The models that AWS makes with each API, which are nobody's.
  static let builtIn: Set<String> = ["Empty", "Error"]

  let name: String
  /// A media type.
  let contentType: String
  /// Empty for none.
  let description: String
  let schema: ModelSchema
  /// What names a live model, and must have let go of it before it can be deleted.
  let users: [ResourceID]

  var attributes: Attributes {
    var attributes: Attributes = [
      "contentType": .text(contentType), "schema": .text(schema.text),
    ]
    if !description.isEmpty { attributes["description"] = .text(description) }
    return attributes
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] {
    [ResourceID(RestAPI.kind, RestAPI.onlyName)] + Self.ids(of: schema.references)
  }
  var container: ResourceID? { ResourceID(RestAPI.kind, RestAPI.onlyName) }
  var removedAfter: [ResourceID] { users }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:CreateModel"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { ["apigateway:UpdateModel"] }
  var deletionWrites: [Operation] { ["apigateway:DeleteModel"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createModel(
        APIGateway.Model(name: name, schema: schema.text(api: api), contentType: contentType),
        of: api)
    }
  }

  func replacementReason(_ differences: [Difference]) -> String? {
    differences.contains { $0.path == "contentType" } ? "its media type cannot be changed" : nil
  }

  func update(
    from live: Model, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let operations = differences.map { difference in
      difference.path == "schema"
        ? PatchOperation.replace("/schema", schema.text(api: api))
        : .replace("/description", description)
    }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateModel(name, of: api, operations)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteModel(name, of: api)
    }
  }

  /// What stands for models by their names, but for those that AWS makes.
  static func ids(of names: some Sequence<String>) -> [ResourceID] {
    Set(names).subtracting(builtIn).sorted().map { ResourceID(kind, $0) }
  }
}

extension Model {
  /// A live model.
  init(_ live: APIGateway.Model, of api: String, users: [ResourceID]) {
    name = live.name
    contentType = live.contentType ?? ""
    description = live.description ?? ""
    schema = ModelSchema(live: live.schema ?? "", api: api)
    self.users = users
  }
}
