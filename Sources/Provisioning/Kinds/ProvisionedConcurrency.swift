import AWSClient

/// How many invocations of the version that the stage runs are ready beforehand.
///
/// It belongs to a version: a new one's is ready before the stage moves, the old one's goes
/// afterwards, if no other stage runs that version. Where several do, the one that asks for most has
/// its way.
struct ProvisionedConcurrency: Resource {
  static let kind = Kind.provisionedConcurrency

  let function: String
  /// The name in Lambda.
  let functionName: String
  /// The version; a number of a live one, a reference of a desired one.
  let version: Value
  var amount: Int
  /// Whether that many are ready; they are to be.
  let isReady: Bool

  var name: String { function }
  var attributes: Attributes {
    ["version": version, "amount": .number(amount), "ready": .flag(isReady)]
  }
  /// It must fit into what is reserved for the function.
  var requires: [ResourceID] {
    [ResourceID(Function.kind, function), ResourceID(Version.kind, function)]
  }
  var lane: Lane? { .function(function) }

  var creationWrites: [Operation] { ["lambda:PutProvisionedConcurrencyConfig"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { creationWrites }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let version = try context.value(of: .version(function: function))
    let others = try await asked(of: version, in: context)
    try await provision(max(amount, others), of: version, in: context)
  }

  /// What other stages have asked for of a version that this one moves to.
  private func asked(
    of version: String, in context: ApplyContext
  ) async throws(ApplyError) -> Int {
    guard context.world.isShared else { return 0 }
    let live = try await calling { () async throws(ServiceError) in
      try await context.lambda.provisionedVersions(of: functionName)
    }
    return live[version]?.requestedProvisionedConcurrentExecutions ?? 0
  }

  private func provision(
    _ amount: Int, of version: String, in context: ApplyContext
  ) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.lambda.putProvisionedConcurrency(
        amount, of: functionName, version: version)
    }
    do {
      try await context.lambda.waitForProvisionedConcurrency(of: functionName, version: version)
    } catch {
      throw .notReady(function: function, error)
    }
  }

  func update(
    from live: ProvisionedConcurrency, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let version = try context.value(of: .version(function: function))
    guard live.version == .text(version) else { return try await create(in: context) }
    try await provision(amount, of: version, in: context)
  }
}

/// Concurrency that was provisioned for a version which no stage runs any more.
struct RetiredProvisionedConcurrency: Removable {
  static let kind = ProvisionedConcurrency.kind

  let function: String
  /// The name in Lambda.
  let functionName: String
  /// The version's number.
  let version: String

  var name: String { "\(function):\(version)" }
  var container: ResourceID? { ResourceID(Function.kind, function) }
  var lane: Lane? { .function(function) }

  var deletionWrites: [Operation] { ["lambda:DeleteProvisionedConcurrencyConfig"] }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard context.knownValue(of: .version(function: function)) != version else { return }
    try await calling { () async throws(ServiceError) in
      try await context.lambda.deleteProvisionedConcurrency(of: functionName, version: version)
    }
  }
}
