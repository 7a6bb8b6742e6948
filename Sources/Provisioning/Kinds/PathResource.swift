import AWSClient

/// A path of the API, which API Gateway calls a resource.
///
/// The root is made with the API and is none of these.
struct PathResource: Resource, Removable {
  static let kind = Kind.resource
  static let removal = Removal.withDefinition

  /// The whole path, such as `/users/{id}`; never the root.
  let path: String
  /// The id, of a live path.
  let liveID: String?

  var name: String { path }
  var attributes: Attributes { [:] }
  var requires: [ResourceID] { [Self.id(of: parent)] }
  var container: ResourceID? { Self.id(of: parent) }
  var provides: [Reference] { [.path(path)] }
  var bindings: [Reference: String] { liveID.map { [.path(path): $0] } ?? [:] }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:CreateResource"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { [] }
  var deletionWrites: [Operation] { ["apigateway:DeleteResource"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let parentID = try context.value(of: .path(parent))
    let resource = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createResource(pathPart, under: parentID, of: api)
    }
    context.bind(.path(path), to: resource.id)
  }

  /// A path has no attributes that could differ.
  func update(
    from live: PathResource, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {}

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let id = try context.value(of: .path(path))
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteResource(id, of: api)
    }
  }

  private var parent: String {
    let parent = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    return parent.isEmpty ? "/" : String(parent)
  }

  private var pathPart: String { String(path.split(separator: "/").last ?? "") }

  /// What stands for a path: the API itself stands for the root.
  static func id(of path: String) -> ResourceID {
    path == "/" ? ResourceID(RestAPI.kind, RestAPI.onlyName) : ResourceID(kind, path)
  }

  /// All paths that a path needs, from the first below the root to itself.
  static func lineage(of path: String) -> [String] {
    var lineage: [String] = []
    for part in path.split(separator: "/") { lineage.append("\(lineage.last ?? "")/\(part)") }
    return lineage
  }
}
