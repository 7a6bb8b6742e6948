import AWSClient

extension Survey {
  /// What a stage runs of a function, and what hangs on that.
  struct Serving: Sendable {
    let function: String
    var resources: [any Resource] = []
    /// The versions for which concurrency is provisioned, if that is asked about.
    var provisionedVersions: [String] = []
  }

  /// What the stage runs of each function.
  func serving(_ snapshot: Snapshot) async throws -> [Serving] {
    let asked =
      purpose == .removing
      ? Array(snapshot.functions.values) : wanted.functions.compactMap { snapshot.functions[$0] }
    // What the manifest has dropped may be kept for releases, but need not be ready.
    let others = Set(snapshot.functions.keys).subtracting(asked.map(\.name))
    async let dropped = others.sorted().compactMap { snapshot.functions[$0] }.concurrentMap {
      Serving(
        function: $0.name,
        provisionedVersions: try await lambda.provisionedVersions(of: $0.functionName).keys.sorted()
      )
    }
    return try await asked.concurrentMap { try await serving($0, snapshot) } + (try await dropped)
  }

  private func serving(_ function: Function, _ snapshot: Snapshot) async throws -> Serving {
    let api = snapshot.resources[ResourceID(.restAPI, RestAPI.onlyName)] as? RestAPI
    let number = servedVersion(of: function, snapshot)
    async let alias = Alias.read(of: function, for: stage, lambda)
    async let version = number.asyncFlatMap {
      try await Version.read($0, of: function, for: stage, lambda)
    }
    async let permissions = number.asyncFlatMap { number in
      try await api?.liveID.asyncFlatMap {
        try await Permission.read(number, of: function, api: $0, in: world, lambda)
      }
    }
    async let provisioned = provisionedConcurrency(of: function)
    var serving = Serving(function: function.name)
    let found: [(any Resource)?] = [try await alias, try await version]
    serving.resources = found.compactMap { $0 } + (try await permissions ?? [])
    for config in try await provisioned {
      // To remove a stage only what it runs itself is of interest.
      if purpose == .deploying || config.version == number {
        serving.provisionedVersions.append(config.version)
      }
      guard config.version == number else { continue }
      serving.resources.append(config.resource)
    }
    return serving
  }

  /// What is provisioned for versions of a function, if the manifest provisions any, or if stages
  /// share them; what hangs on aliases is somebody else's.
  private func provisionedConcurrency(
    of function: Function
  ) async throws -> [(version: String, resource: ProvisionedConcurrency)] {
    // What another stage asked for of a version that both run, this one may be the last to run.
    guard wanted.provisioned.contains(function.name) || world.isShared else { return [] }
    return try await lambda.provisionedVersions(of: function.functionName).map { version, live in
      (
        version,
        ProvisionedConcurrency(
          function: function.name, functionName: function.functionName, version: .text(version),
          amount: live.requestedProvisionedConcurrentExecutions ?? 0,
          isReady: live.status == "READY")
      )
    }
  }

  /// The version that the stage is to run: what the last release says, whatever somebody did to the
  /// stage since; else what the stage says; without an API, what the function's tags say.
  private func servedVersion(of function: Function, _ snapshot: Snapshot) -> String? {
    guard let live = snapshot.stage(stage) else { return function.servedVersions[stage] }
    return live.history.releases.last?.versions[function.name]
      ?? live.variables[World.stageVariable(of: function.name)]
  }

  /// What the wanted roles may do.
  func rolePolicies() async throws -> [any Resource] {
    try await wanted.roles.concurrentMap { function -> [any Resource] in
      async let inline = RolePolicy.all(of: function, in: world, iam)
      async let attached = PolicyAttachment.all(of: function, in: world, iam)
      return try await inline + attached
    }.flatMap { $0 }
  }
}

extension Lambda {
  /// What is provisioned for versions of a function, by their numbers.
  func provisionedVersions(
    of function: String
  ) async throws(ServiceError) -> [String: ProvisionedConcurrency] {
    try await provisionedConcurrency(of: function).reduce(into: [:]) { versions, live in
      guard let version = live.functionArn.flatMap(FunctionARN.init)?.qualifier,
        Int(version) != nil
      else { return }
      versions[version] = live
    }
  }
}
