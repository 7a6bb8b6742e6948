import AWSClient

/// The statement of a version's resource policy that lets the API invoke it.
///
/// One statement with wildcards for all methods and stages, since a policy takes 20 KB. It belongs
/// to one version: a new version needs its own, and the old one's goes with the old version.
struct Permission: Resource {
  static let kind = Kind.permission

  let function: String
  /// The name in Lambda.
  let functionName: String
  /// The version and the API; ids in a live permission, references in a desired one.
  let version: Value
  let api: Value

  var name: String { function }
  var attributes: Attributes { ["version": version, "api": api] }
  var requires: [ResourceID] {
    [ResourceID(Version.kind, function), ResourceID(RestAPI.kind, RestAPI.onlyName)]
  }
  var lane: Lane? { .function(function) }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let version = try context.value(of: .version(function: function))
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.lambda.addPermission(
        Self.statement(api: api, in: context.world), to: functionName, version: version)
    }
  }

  func update(
    from live: Permission, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  /// The statement that lets an API invoke what has it in its policy.
  static func statement(api: String, in world: World) -> Lambda.Permission {
    Lambda.Permission(
      statementID: "gwdeploy-\(api)", sourceARN: world.executionARN(api: api))
  }
}

extension Permission {
  /// Reads whether an API may invoke a version; nil if it may not.
  static func read(
    _ version: String, of function: Function, api: String, in world: World, _ lambda: Lambda
  ) async throws(ServiceError) -> Permission? {
    let live = try await lambda.permissions(of: function.functionName, version: version)
    guard live.contains(statement(api: api, in: world)) else { return nil }
    return Permission(
      function: function.name, functionName: function.functionName, version: .text(version),
      api: .text(api))
  }
}
