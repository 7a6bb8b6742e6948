import AWSClient

/// The statement that lets the API invoke a function that is not ours.
///
/// It stands in the policy of exactly what the manifest names: the function, an alias or a version.
/// Nobody but this API knows of it, so a tag of the API names the function as long as there may be
/// such a statement: it is set before the statement is made, and goes after it.
struct ForeignPermission: Resource, Removable {
  static let kind = Kind.foreignPermission

  let function: FunctionARN
  /// The API that may invoke it: the id of a live one, nil if the statement is not there.
  let api: Value?

  var name: String { function.text }
  var attributes: Attributes { api.map { ["api": $0] } ?? [:] }
  var requires: [ResourceID] { [ResourceID(RestAPI.kind, RestAPI.onlyName)] }
  var lane: Lane? { .function(function.unqualified) }

  /// The statement, and the tag of the API.
  var deletionWrites: Int { 2 }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.lambda.addPermission(
        Permission.statement(api: api, in: context.world), to: function.unqualified,
        version: function.qualifier)
    }
  }

  func update(
    from live: ForeignPermission, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let statement = Permission.statement(api: api, in: context.world)
    try await calling { () async throws(ServiceError) in
      try await context.lambda.removePermission(
        statement.statementID, from: function.unqualified, version: function.qualifier)
      try await context.apiGateway.untag(
        context.world.apiARN(api), keys: [Self.tag(of: function)])
    }
  }
}

extension ForeignPermission {
  private static let tagPrefix = "\(World.tagPrefix)calls."

  private static func tag(of function: FunctionARN) -> String { tagPrefix + function.digest }

  /// The tags of an API that calls these functions.
  static func tags(calling functions: [FunctionARN]) -> [String: String] {
    Dictionary(functions.map { (tag(of: $0), $0.text) }, uniquingKeysWith: { $1 })
  }

  /// The functions that an API may have been let invoke, by its tags.
  static func functions(in tags: [String: String]) -> [FunctionARN] {
    tags.filter { $0.key.hasPrefix(tagPrefix) }.values.sorted().compactMap { FunctionARN($0) }
  }

  /// Reads whether an API may invoke a function that is not ours.
  static func read(
    _ function: FunctionARN, api: String, in world: World, _ lambda: Lambda
  ) async throws(ServiceError) -> ForeignPermission {
    let live = try await lambda.permissions(
      of: function.unqualified, version: function.qualifier)
    let isThere = live.contains(Permission.statement(api: api, in: world))
    return ForeignPermission(function: function, api: isThere ? .text(api) : nil)
  }
}
