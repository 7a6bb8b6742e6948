import AWSClient
import Primitives

/// An API key that is made for the world.
///
/// Its value is only looked at where the manifest gives one. What callers hold cannot be had again:
/// it is never deleted unless that is asked for.
struct APIKey: Recorded, Removable {
  static let kind = Kind.apiKey

  let name: String
  let keyName: String
  /// Empty for none.
  let description: String
  let isEnabled: Bool
  /// Nil where AWS chooses it, or where nobody asks.
  let value: Secret?
  let tags: [String: String]
  /// The id, of a live key.
  let liveID: String?

  var attributes: Attributes {
    var attributes: Attributes = [
      "description": .text(description), "enabled": .flag(isEnabled),
    ]
    attributes["value"] = value.map(Value.secret)
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  func replacementReason(_ differences: [Difference]) -> String? {
    differences.contains { $0.path == "value" } ? "AWS changes no key's value" : nil
  }

  var provides: [Reference] { [.apiKey(name)] }
  var bindings: [Reference: String] { liveID.map { [.apiKey(name): $0] } ?? [:] }

  var creationWrites: [Operation] { ["apigateway:CreateApiKey"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:TagResource"]
      + (differences.containMoreThanTags ? ["apigateway:UpdateApiKey"] : [])
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteApiKey"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let key = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createAPIKey(
        APIGateway.NewAPIKey(
          name: keyName, description: description.isEmpty ? nil : description,
          enabled: isEnabled, value: value, tags: recordedTags))
    }
    context.bind(.apiKey(name), to: key.id)
  }

  func update(
    from live: APIKey, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let id = try context.value(of: .apiKey(name))
    let changed = Set(differences.map(\.path))
    var operations: [PatchOperation] = []
    if changed.contains("description") { operations.append(.replace("/description", description)) }
    if changed.contains("enabled") { operations.append(.replace("/enabled", String(isEnabled))) }
    let patches = operations
    let newTags = newTags(over: live, differences)
    try await calling { () async throws(ServiceError) in
      if !newTags.isEmpty {
        try await context.apiGateway.tag(context.world.apiKeyARN(id), newTags)
      }
      if !patches.isEmpty { try await context.apiGateway.updateAPIKey(id, patches) }
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard let liveID else { return }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteAPIKey(liveID)
    }
  }
}

extension APIKey {
  /// A live key.
  init(_ live: APIGateway.APIKey, name: String, value: Secret?) {
    self.name = name
    keyName = live.name ?? ""
    description = live.description ?? ""
    isEnabled = live.enabled ?? true
    self.value = value
    tags = live.tags ?? [:]
    liveID = live.id
  }
}
