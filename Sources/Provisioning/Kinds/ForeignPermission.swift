import AWSClient

/// The statements that let the API invoke a function that is not ours.
///
/// They stand in the policy of exactly what the manifest names: the function, an alias or a version.
/// Nobody but this API knows of them, so a tag of the API names the function as long as there may be
/// such a statement: it is set before the first is made, and goes after the last.
struct ForeignPermission: Resource, Removable {
  static let kind = Kind.foreignPermission

  let function: FunctionARN
  /// The API whose methods may invoke it: the id of a live one, nil if there is no such statement.
  let methods: Value?
  /// The API whose authorizers may.
  let authorizers: Value?

  var name: String { function.text }
  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes["api"] = methods
    attributes["authorizers"] = authorizers
    return attributes
  }
  var requires: [ResourceID] { [ResourceID(RestAPI.kind, RestAPI.onlyName)] }
  var lane: Lane? { .function(function.unqualified) }

  var creationWrites: [Operation] { attributes.map { _ in "lambda:AddPermission" } }
  func updateWrites(_ differences: [Difference]) -> [Operation] { creationWrites }

  /// The statements, and the tag of the API.
  var deletionWrites: [Operation] {
    Permission.Source.allCases.map { _ in "lambda:RemovePermission" }
      + ["apigateway:UntagResource"]
  }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let wanted = [Permission.Source.methods: methods, .authorizers: authorizers]
    let api = try context.value(of: .restAPI)
    for source in Permission.Source.allCases where (wanted[source] ?? nil) != nil {
      try await calling { () async throws(ServiceError) in
        try await context.lambda.addPermission(
          Permission.statement(source, api: api, in: context.world), to: function.unqualified,
          version: function.qualifier)
      }
    }
  }

  /// A statement that is not wanted any more stays: releases that are gone back to may need it.
  func update(
    from live: ForeignPermission, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  func manages(_ attribute: String) -> Bool { attributes[attribute] != nil }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      for source in Permission.Source.allCases {
        try await context.lambda.removePermission(
          Permission.statement(source, api: api, in: context.world).statementID,
          from: function.unqualified, version: function.qualifier)
      }
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
    func invoker(_ source: Permission.Source) -> Value? {
      live.contains(Permission.statement(source, api: api, in: world)) ? .text(api) : nil
    }
    return ForeignPermission(
      function: function, methods: invoker(.methods), authorizers: invoker(.authorizers))
  }
}
