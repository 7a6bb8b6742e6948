import AWSClient

/// What is kept ready for stages that nobody calls.
extension UsageSurvey {
  /// The functions with provisioned concurrency that stages call, by the stages' targets.
  ///
  /// Only the account's own functions in the region are looked at: others are not on its bill.
  func provisioned(
    for stages: [UsageFinding], _ gaps: Gaps
  ) async throws -> [String: [ProvisionedFunction]] {
    let apis = Set(stages.map(\.api)).sorted { $0.id < $1.id }
    let texts = try await apis.concurrentMap { api in
      try await gaps.noting(.provisioned) { try await integrationURIs(of: api) } ?? []
    }
    let uris = Dictionary(zip(apis.map(\.id), texts), uniquingKeysWith: { $1 })
    let called = stages.map { finding in
      (target: finding.target, functions: functions(behind: uris[finding.api.id] ?? [], finding))
    }
    let names = Set(called.flatMap(\.functions).map(\.unqualified)).sorted()
    let ready = try await names.concurrentMap { name in
      try await gaps.noting(.provisioned) { try await provisioned(of: name) } ?? []
    }
    let known = Dictionary(ready.flatMap { $0 }, uniquingKeysWith: { $1 })
    return Dictionary(
      called.map { ($0.target, $0.functions.compactMap { known[$0] }) }, uniquingKeysWith: +)
  }

  /// What an API's integrations call, as they say it.
  private func integrationURIs(of api: DeployedAPI) async throws -> [String] {
    try await integrations(of: api).compactMap(\.uri)
  }

  /// The versions and aliases that a stage calls.
  private func functions(behind uris: [String], _ finding: UsageFinding) -> [FunctionARN] {
    let variables = finding.stage?.variables ?? [:]
    let arns = uris.compactMap { FunctionARN(calledBy: $0, with: variables) }
    return Set(arns).filter {
      $0.region == region.rawValue && $0.account == account && $0.qualifier != nil
    }.sorted { $0.text < $1.text }
  }

  /// What is kept ready of a function, by the version or alias.
  private func provisioned(
    of function: String
  ) async throws -> [(FunctionARN, ProvisionedFunction)] {
    try await lambdaPace.turn()
    var found: [(FunctionARN, ProvisionedFunction)] = []
    // An API that nobody calls may well name functions that are gone: nothing is kept of those.
    for config in try await lambda.provisionedConcurrency(of: function) {
      guard let arn = config.functionArn.flatMap(FunctionARN.init), let qualifier = arn.qualifier,
        let amount = config.requestedProvisionedConcurrentExecutions
      else { continue }
      try await lambdaPace.turn()
      guard
        let version = try await lambda.configuration(of: function, version: qualifier),
        let memory = version.memorySize
      else { continue }
      let ready = ProvisionedFunction(
        name: "\(version.functionName):\(qualifier)", amount: amount, memory: memory,
        architecture: version.architectures?.first ?? "x86_64")
      found.append((arn, ready))
    }
    return found
  }
}

extension FunctionARN {
  /// The function that an integration calls: its URI is the ARN, or has it in the middle, and may
  /// have stage variables in it.
  fileprivate init?(calledBy uri: String, with variables: [String: String]) {
    var text = uri
    for (name, value) in variables {
      text = text.replacing("${stageVariables.\(name)}", with: value)
    }
    guard let start = text.firstRange(of: "/functions/") else {
      self.init(text)
      return
    }
    let rest = text[start.upperBound...]
    self.init(String(rest.prefix(upTo: rest.firstIndex(of: "/") ?? rest.endIndex)))
  }
}
