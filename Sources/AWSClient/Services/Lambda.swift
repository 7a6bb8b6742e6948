import HTTPTypes

/// Lambda's operations that gwdeploy uses.
///
/// Source of shapes and paths: the service model `lambda` 2015-03-31. Updates and permissions of
/// one function are refused while another is under way; such refusals are waited out.
public struct Lambda: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A function with what is kept beside its configuration.
  public struct Function: Sendable, Hashable, Decodable {
    /// Of `$LATEST`, or of the version that was asked for.
    public var configuration: Configuration
    /// The function's tags; nil if it has none, or if `lambda:ListTags` is not allowed.
    public var tags: [String: String]?
    /// What is reserved for it; nil if nothing is.
    public var concurrency: Concurrency?

    /// Concurrency that is reserved.
    public struct Concurrency: Sendable, Hashable, Decodable {
      /// How many invocations at once are kept for the function.
      public var reservedConcurrentExecutions: Int?
    }
  }

  /// A function of a name with the configuration of `$LATEST`, or nil (`GetFunction`).
  public func function(_ name: String) async throws(ServiceError) -> Function? {
    try await ifFound { () async throws(ServiceError) in
      try await existing(name, version: nil)
    }
  }

  /// A version of a function, by its number or `$LATEST`, or nil (`GetFunction`).
  public func configuration(
    of name: String, version: String
  ) async throws(ServiceError) -> Configuration? {
    try await ifFound { () async throws(ServiceError) in
      try await existing(name, version: version).configuration
    }
  }

  /// All published versions of a function, oldest first (`ListVersionsByFunction`).
  public func versions(of name: String) async throws(ServiceError) -> [Configuration] {
    struct Page: LambdaPage {
      var versions: [Configuration]?
      var nextMarker: String?
      var items: [Configuration]? { versions }
    }
    return try await pages(
      of: Page.self, "ListVersionsByFunction", functionPath(name) + "/versions"
    )
    .filter { $0.version != "$LATEST" }
  }

  /// Deletes a function with all its versions, or one version (`DeleteFunction`); nothing happens
  /// if it is gone.
  public func deleteFunction(
    _ name: String, version: String? = nil
  ) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .lambda, "DeleteFunction", .write, .delete, functionPath(name),
        query: version.map { [("Qualifier", $0)] } ?? [],
        settling: [.updateInProgress, .functionPending])
    }
  }

  /// Sets tags of a function, by its ARN without a version; others stay (`TagResource`).
  public func tag(_ arn: String, _ tags: [String: String]) async throws(ServiceError) {
    struct Input: Encodable { var tags: [String: String] }
    let _: Empty = try await client.rest(
      .lambda, "TagResource", .write, .post, PercentEncoding.path("2017-03-31", "tags", arn),
      input: Input(tags: tags))
  }

  /// Takes tags off a function, by its ARN without a version (`UntagResource`).
  public func untag(_ arn: String, keys: [String]) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .lambda, "UntagResource", .write, .delete, PercentEncoding.path("2017-03-31", "tags", arn),
      query: keys.map { ("tagKeys", $0) })
  }

  // MARK: What the operations share

  /// A function, or one of its versions; it is an error if it is not there.
  ///
  /// `GetFunction` has a quota of its own, 100 calls a second; `GetFunctionConfiguration` shares
  /// 15 with most other operations.
  func existing(_ name: String, version: String?) async throws(ServiceError) -> Function {
    try await client.rest(
      .lambda, "GetFunction", .read, .get, functionPath(name),
      query: version.map { [("Qualifier", $0)] } ?? [])
  }

  /// The path of a function, which most operations continue.
  func functionPath(_ name: String) -> String {
    PercentEncoding.path("2015-03-31", "functions", name)
  }
}
