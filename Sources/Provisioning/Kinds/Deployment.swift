import AWSClient

/// The API's definition, kept as it is at a moment.
///
/// Which definition that was is known by a digest in the description, since AWS compares no
/// deployment with the API as it is now.
struct Deployment: Resource {
  static let kind = Kind.deployment

  /// The digest of the definition.
  let digest: String
  /// What must be live before the definition is whole.
  let definition: [ResourceID]
  /// The id, of a live deployment.
  let liveID: String?

  var name: String { String(digest.prefix(12)) }
  var attributes: Attributes { ["definition": .text(digest)] }
  var requires: [ResourceID] { definition }
  var provides: [Reference] { [.deployment(digest: digest)] }
  var bindings: [Reference: String] {
    liveID.map { [.deployment(digest: digest): $0] } ?? [:]
  }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:CreateDeployment"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { [] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let description = Description(
      digest: digest, revision: context.run.revision, token: context.run.token)
    let deployment = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createDeployment(of: api, description: description.text)
    }
    context.bind(.deployment(digest: digest), to: deployment.id)
  }

  /// A deployment never changes.
  func update(
    from live: Deployment, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {}

  /// What the description of a deployment of ours says.
  struct Description: Sendable, Hashable {
    var digest: String
    var revision: String?
    var token: String

    private static let mark = "gwdeploy"

    var text: String {
      [Self.mark, "definition=\(digest)", revision.map { "revision=\($0)" }, "run=\(token)"]
        .compactMap { $0 }.joined(separator: " ")
    }

    init(digest: String, revision: String?, token: String) {
      self.digest = digest
      self.revision = revision
      self.token = token
    }

    /// Reads a description; nil if it is not one of ours.
    init?(_ text: String) {
      let words = text.split(separator: " ")
      guard words.first == Self.mark[...] else { return nil }
      func value(_ key: String) -> String? {
        words.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
      }
      guard let digest = value("definition") else { return nil }
      self.init(digest: digest, revision: value("revision"), token: value("run") ?? "")
    }
  }
}

extension Deployment {
  /// A live deployment; nil if it is not one of ours.
  init?(_ live: APIGateway.Deployment) {
    guard let description = Description(live.description ?? "") else { return nil }
    digest = description.digest
    definition = []
    liveID = live.id
  }
}
