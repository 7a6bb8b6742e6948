import AWSClient

/// A deployment that no stage, no canary and no kept release names any more.
struct RetiredDeployment: Removable {
  static let kind = Deployment.kind

  let liveID: String

  var name: String { liveID }
  var container: ResourceID? { ResourceID(RestAPI.kind, RestAPI.onlyName) }
  var lane: Lane? { .restAPI }

  var deletionWrites: [Operation] { ["apigateway:DeleteDeployment"] }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteDeployment(liveID, of: api)
    }
  }
}
