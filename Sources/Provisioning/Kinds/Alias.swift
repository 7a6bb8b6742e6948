import AWSClient

/// The alias with the stage's name, which says to callers other than the API what the stage runs.
///
/// It follows the stage: it moves when the stage has moved.
struct Alias: Resource, Removable {
  static let kind = Kind.alias

  let function: String
  /// The name in Lambda.
  let functionName: String
  /// The stage, and the alias's name.
  let stage: String
  /// The version; a number in a live alias, a reference in a desired one.
  let version: Value
  /// Versions that get a part of the invocations, in percent; none of ours.
  let weights: [String: Int]
  /// The stage of the API, where there is one.
  let prerequisites: [ResourceID]

  var name: String { function }

  var attributes: Attributes {
    var attributes: Attributes = ["version": version]
    attributes.add("weights", weights, Value.number)
    return attributes
  }

  var requires: [ResourceID] { prerequisites + [ResourceID(Version.kind, function)] }
  var container: ResourceID? { ResourceID(Function.kind, function) }
  var lane: Lane? { .function(function) }

  var creationWrites: [Operation] { ["lambda:CreateAlias"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { ["lambda:UpdateAlias"] }
  var deletionWrites: [Operation] { ["lambda:DeleteAlias"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let version = try context.value(of: .version(function: function))
    do throws(ServiceError) {
      try await context.lambda.createAlias(stage, of: functionName, version: version)
    } catch {
      guard error.code == "ResourceConflictException", error.followsLostAnswer else {
        throw .service(error)
      }
    }
  }

  func update(
    from live: Alias, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let version = try context.value(of: .version(function: function))
    try await calling { () async throws(ServiceError) in
      try await context.lambda.updateAlias(stage, of: functionName, version: version)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.lambda.deleteAlias(stage, of: functionName)
    }
  }
}

extension Alias {
  /// Whether Lambda takes a stage's name for an alias: not if it could be a version's number.
  static func canBeCalled(_ stage: String) -> Bool { stage.contains { !$0.isNumber } }

  /// Reads the alias of a stage; nil if there is none.
  static func read(
    of function: Function, for stage: String, _ lambda: Lambda
  ) async throws(ServiceError) -> Alias? {
    guard canBeCalled(stage),
      let live = try await lambda.alias(stage, of: function.functionName)
    else { return nil }
    return Alias(
      function: function.name, functionName: function.functionName, stage: stage,
      version: .text(live.functionVersion ?? ""),
      weights: (live.routingConfig?.additionalVersionWeights ?? [:])
        .mapValues { Int(($0 * 100).rounded()) },
      prerequisites: [])
  }
}
