import AWSClient

/// A statement of a version's resource policy that lets the API invoke it.
///
/// One statement with wildcards for all methods and stages, since a policy takes 20 KB, and one for
/// all authorizers. Both belong to one version: a new version needs its own, and the old one's go
/// with the old version.
struct Permission: Resource {
  static let kind = Kind.permission

  let function: String
  /// The name in Lambda.
  let functionName: String
  let source: Source
  /// The version and the API; ids in a live permission, references in a desired one.
  let version: Value
  let api: Value

  /// What of the API invokes the function.
  enum Source: CaseIterable {
    /// Its methods, by their integrations.
    case methods
    /// Its authorizers.
    ///
    /// Of any id: deployments that are gone back to name authorizers that are gone.
    case authorizers
  }

  var name: String { Self.name(function, source) }
  var attributes: Attributes { ["version": version, "api": api] }
  var requires: [ResourceID] {
    [ResourceID(Version.kind, function), ResourceID(RestAPI.kind, RestAPI.onlyName)]
  }
  var lane: Lane? { .function(function) }

  var creationWrites: [Operation] { ["lambda:AddPermission"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { creationWrites }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let version = try context.value(of: .version(function: function))
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.lambda.addPermission(
        Self.statement(source, api: api, in: context.world), to: functionName, version: version)
    }
  }

  func update(
    from live: Permission, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  private static let authorizersSuffix = " (authorizers)"

  private static func name(_ function: String, _ source: Source) -> String {
    switch source {
    case .methods: function
    case .authorizers: function + authorizersSuffix
    }
  }

  /// The function that a permission of this id is for.
  static func function(of id: ResourceID) -> String {
    id.name.hasSuffix(authorizersSuffix)
      ? String(id.name.dropLast(authorizersSuffix.count)) : id.name
  }

  /// The statement that lets an API invoke what has it in its policy.
  static func statement(
    _ source: Source, api: String, in world: World
  ) -> Lambda.Permission {
    switch source {
    case .methods:
      Lambda.Permission(
        statementID: "gwdeploy-\(api)", sourceARN: world.executionARN(api: api))
    case .authorizers:
      Lambda.Permission(
        statementID: "gwdeploy-\(api)-authorizers", sourceARN: world.authorizersARN(api: api))
    }
  }
}

extension Permission {
  /// Reads what of an API may invoke a version.
  static func read(
    _ version: String, of function: Function, api: String, in world: World, _ lambda: Lambda
  ) async throws(ServiceError) -> [Permission] {
    let live = try await lambda.permissions(of: function.functionName, version: version)
    return Source.allCases.filter { live.contains(statement($0, api: api, in: world)) }.map {
      Permission(
        function: function.name, functionName: function.functionName, source: $0,
        version: .text(version), api: .text(api))
    }
  }
}
