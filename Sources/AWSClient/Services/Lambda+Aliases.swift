import HTTPTypes

extension Lambda {
  /// A name for a version of a function.
  public struct Alias: Sendable, Hashable, Decodable {
    /// 1 to 128 letters, digits, `-` and `_`.
    public var name: String
    /// The version's number, or `$LATEST`.
    public var functionVersion: String?
    /// How invocations are shared; nil if all go to the version.
    public var routingConfig: Routing?

    /// How invocations are shared between versions.
    public struct Routing: Sendable, Hashable, Decodable {
      /// Another version and its share, 0 to 1.
      public var additionalVersionWeights: [String: Double]?
    }
  }

  /// An alias of a function, or nil (`GetAlias`).
  public func alias(_ name: String, of function: String) async throws(ServiceError) -> Alias? {
    try await ifFound { () async throws(ServiceError) -> Alias in
      try await client.rest(.lambda, "GetAlias", .read, .get, aliasPath(function, name))
    }
  }

  /// Makes an alias for a version (`CreateAlias`).
  ///
  /// A name is of 1 to 128 letters, digits, `-` and `_`, and no number.
  public func createAlias(
    _ name: String, of function: String, version: String
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var name: String
      var functionVersion: String
    }
    let _: Empty = try await client.rest(
      .lambda, "CreateAlias", .write, .post, aliasPath(function),
      input: Input(name: name, functionVersion: version),
      settling: [.concurrentUpdate, .updateInProgress])
  }

  /// Moves an alias to a version, which then gets all invocations (`UpdateAlias`).
  public func updateAlias(
    _ name: String, of function: String, version: String
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var functionVersion: String
      // Without any weight all goes to the version.
      var routingConfig = Routing()

      struct Routing: Encodable { var additionalVersionWeights: [String: Double] = [:] }
    }
    let _: Empty = try await client.rest(
      .lambda, "UpdateAlias", .write, .put, aliasPath(function, name),
      input: Input(functionVersion: version),
      settling: [.concurrentUpdate, .updateInProgress])
  }

  /// Deletes an alias (`DeleteAlias`); nothing happens if it is gone.
  public func deleteAlias(_ name: String, of function: String) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .lambda, "DeleteAlias", .write, .delete, aliasPath(function, name),
        settling: [.concurrentUpdate, .updateInProgress])
    }
  }

  private func aliasPath(_ function: String, _ name: String? = nil) -> String {
    functionPath(function) + "/aliases" + (name.map { "/\(PercentEncoding.encode($0))" } ?? "")
  }
}
