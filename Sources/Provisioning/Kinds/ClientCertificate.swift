import AWSClient

/// A certificate that a stage shows to HTTP backends, made by API Gateway, which has its key.
struct ClientCertificate: Resource, Removable {
  static let kind = Kind.clientCertificate

  let stage: String
  let name: String
  let tags: [String: String]
  /// The id, of a live certificate.
  let liveID: String?

  /// The certificate that a stage is to have.
  init(of stage: String, tags: [String: String]) {
    self.stage = stage
    name = stage
    self.tags = tags.merging([World.certificateTag: stage]) { $1 }
    liveID = nil
  }

  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  /// A certificate takes its tags when it is made; those of others have no bearing.
  func manages(_ attribute: String) -> Bool { false }

  var provides: [Reference] { [.clientCertificate(stage: stage)] }
  var bindings: [Reference: String] {
    guard let liveID, name == stage else { return [:] }
    return [.clientCertificate(stage: stage): liveID]
  }

  var creationWrites: [Operation] { ["apigateway:GenerateClientCertificate"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { [] }
  var deletionWrites: [Operation] { ["apigateway:DeleteClientCertificate"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let certificate = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.generateClientCertificate(
        description: "\(context.world.prefix) \(stage)", tags: tags)
    }
    context.bind(.clientCertificate(stage: stage), to: certificate.clientCertificateId)
  }

  /// A certificate never changes.
  func update(
    from live: ClientCertificate, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {}

  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard let liveID else { return }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteClientCertificate(liveID)
    }
  }
}

extension ClientCertificate {
  /// The certificates that were made for a stage of the world, among all of the account.
  static func made(
    for stage: String, in world: World, among all: [APIGateway.ClientCertificate]
  ) -> [ClientCertificate] {
    let ours = all.filter { certificate in
      let tags = certificate.tags ?? [:]
      return world.owns(tags) && tags[World.certificateTag] == stage
    }
    return ours.sorted { $0.clientCertificateId < $1.clientCertificateId }.enumerated().map {
      ClientCertificate($0.element, of: stage, isFirst: $0.offset == 0)
    }
  }

  /// A stage has one; more of them were made by runs that met, and go.
  private init(_ live: APIGateway.ClientCertificate, of stage: String, isFirst: Bool) {
    self.stage = stage
    name = isFirst ? stage : "\(stage) \(live.clientCertificateId)"
    tags = live.tags ?? [:]
    liveID = live.clientCertificateId
  }
}
