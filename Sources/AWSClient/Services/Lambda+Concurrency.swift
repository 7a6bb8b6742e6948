import HTTPTypes

extension Lambda {
  /// Concurrency that is provisioned for a version or an alias.
  public struct ProvisionedConcurrency: Sendable, Hashable, Decodable {
    /// With the version or alias at its end; only known from a list.
    public var functionArn: String?
    /// How many invocations are to be ready.
    public var requestedProvisionedConcurrentExecutions: Int?
    /// `IN_PROGRESS`, `READY` or `FAILED`.
    public var status: String?
    /// Why it failed, in Lambda's words.
    public var statusReason: String?
  }

  /// Keeps concurrency for a function, which is its most as well (`PutFunctionConcurrency`).
  public func putReservedConcurrency(
    _ amount: Int, of name: String
  ) async throws(ServiceError) {
    struct Input: Encodable { var reservedConcurrentExecutions: Int }
    let _: Empty = try await client.rest(
      .lambda, "PutFunctionConcurrency", .write, .put, reservedPath(name),
      input: Input(reservedConcurrentExecutions: amount),
      settling: [.concurrentUpdate, .updateInProgress])
  }

  /// Keeps no concurrency for a function (`DeleteFunctionConcurrency`).
  public func deleteReservedConcurrency(of name: String) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .lambda, "DeleteFunctionConcurrency", .write, .delete, reservedPath(name),
        settling: [.concurrentUpdate, .updateInProgress])
    }
  }

  /// What is provisioned for the versions and aliases of a function, nothing if it is gone
  /// (`ListProvisionedConcurrencyConfigs`).
  public func provisionedConcurrency(
    of name: String
  ) async throws(ServiceError) -> [ProvisionedConcurrency] {
    struct Page: LambdaPage {
      var provisionedConcurrencyConfigs: [ProvisionedConcurrency]?
      var nextMarker: String?
      var items: [ProvisionedConcurrency]? { provisionedConcurrencyConfigs }
    }
    return try await ifFound { () async throws(ServiceError) -> [ProvisionedConcurrency] in
      try await pages(
        of: Page.self, "ListProvisionedConcurrencyConfigs", provisionedPath(name),
        query: [("List", "ALL")])
    } ?? []
  }

  /// Provisions concurrency for a version (`PutProvisionedConcurrencyConfig`).
  ///
  /// It is not ready when this returns: see `waitForProvisionedConcurrency`.
  public func putProvisionedConcurrency(
    _ amount: Int, of name: String, version: String
  ) async throws(ServiceError) {
    struct Input: Encodable { var provisionedConcurrentExecutions: Int }
    let _: Empty = try await client.rest(
      .lambda, "PutProvisionedConcurrencyConfig", .write, .put, provisionedPath(name),
      query: [("Qualifier", version)], input: Input(provisionedConcurrentExecutions: amount),
      settling: [.concurrentUpdate, .updateInProgress, .functionPending])
  }

  /// Takes what is provisioned for a version away (`DeleteProvisionedConcurrencyConfig`).
  public func deleteProvisionedConcurrency(
    of name: String, version: String
  ) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .lambda, "DeleteProvisionedConcurrencyConfig", .write, .delete, provisionedPath(name),
        query: [("Qualifier", version)], settling: [.concurrentUpdate, .updateInProgress])
    }
  }

  /// Waits until what was provisioned for a version is ready, mostly some minutes
  /// (`GetProvisionedConcurrencyConfig`).
  public func waitForProvisionedConcurrency(
    of name: String, version: String
  ) async throws(NotReady) {
    var waited = Duration.zero
    var pause = Duration.milliseconds(250)
    while true {
      let config = try await config(of: name, version)
      switch config.status {
      case "READY": return
      case "FAILED": throw .failed(reason: config.statusReason ?? "no reason was given")
      default: break
      }
      guard waited < .seconds(900) else { throw .timedOut(after: waited) }
      do { try await client.time.sleep(pause) } catch { throw .timedOut(after: waited) }
      waited += pause
      pause = min(pause * 2, .seconds(4))
    }
  }

  private func config(
    of name: String, _ version: String
  ) async throws(NotReady) -> ProvisionedConcurrency {
    do {
      return try await client.rest(
        .lambda, "GetProvisionedConcurrencyConfig", .read, .get, provisionedPath(name),
        query: [("Qualifier", version)])
    } catch {
      throw .service(error)
    }
  }

  private func reservedPath(_ name: String) -> String {
    PercentEncoding.path("2017-10-31", "functions", name, "concurrency")
  }

  private func provisionedPath(_ name: String) -> String {
    PercentEncoding.path("2019-09-30", "functions", name, "provisioned-concurrency")
  }
}
