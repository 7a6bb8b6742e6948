import HTTP
import HTTPTypes

/// Lambda's operations that gwdeploy uses.
///
/// Source of shapes and paths: the service model `lambda` 2015-03-31. Updates and permissions of
/// one function are refused while another is under way; such refusals are waited out.
public struct Lambda: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A function as it was asked for: `$LATEST`, or one of its published versions.
  public struct Configuration: Sendable, Hashable, Codable {
    public var functionName: String
    public var functionArn: String?
    public var runtime: String?
    public var handler: String?
    public var role: String?
    public var description: String?
    /// Seconds.
    public var timeout: Int?
    /// MiB.
    public var memorySize: Int?
    public var environment: Environment?
    public var architectures: [String]?
    /// The SHA-256 of the package, in base64.
    public var codeSha256: String?
    /// `$LATEST` or a number.
    public var version: String?
    public var revisionId: String?
    public var state: String?
    public var stateReason: String?
    public var lastUpdateStatus: String?
    public var lastUpdateStatusReason: String?

    /// The variables of a function's environment.
    public struct Environment: Sendable, Hashable, Codable {
      public var variables: [String: String]?

      /// An environment of variables.
      public init(variables: [String: String]) { self.variables = variables }
    }
  }

  /// A function with what is kept beside its configuration.
  public struct Function: Sendable, Hashable, Codable {
    public var configuration: Configuration
    public var tags: [String: String]?
  }

  /// What is set of a function's configuration; every attribute is given, so that none stays as
  /// somebody left it.
  public struct Settings: Sendable, Hashable {
    public var runtime: String
    public var handler: String?
    public var role: String
    public var description: String
    /// Seconds, 1 to 900.
    public var timeout: Int
    /// MiB, 128 to 10240.
    public var memorySize: Int
    public var environment: [String: String]
    /// `x86_64` or `arm64`.
    public var architecture: String

    /// Settings of all their parts.
    public init(
      runtime: String, handler: String?, role: String, description: String, timeout: Int,
      memorySize: Int, environment: [String: String], architecture: String
    ) {
      self.runtime = runtime
      self.handler = handler
      self.role = role
      self.description = description
      self.timeout = timeout
      self.memorySize = memorySize
      self.environment = environment
      self.architecture = architecture
    }
  }

  /// A package on disk.
  public struct ZipFile: Sendable, Hashable {
    public var path: String
    /// Bytes.
    public var size: Int

    /// A package by its path and size.
    public init(path: String, size: Int) {
      self.path = path
      self.size = size
    }
  }

  /// A function of a name, or nil (`GetFunction`).
  public func function(_ name: String) async throws(ServiceError) -> Function? {
    try await ifFound { () async throws(ServiceError) -> Function in
      try await client.rest(.lambda, "GetFunction", .read, .get, functionPath(name))
    }
  }

  /// A version of a function, or nil (`GetFunctionConfiguration`).
  public func configuration(
    of name: String, version: String
  ) async throws(ServiceError) -> Configuration? {
    try await ifFound { () async throws(ServiceError) -> Configuration in
      try await client.rest(
        .lambda, "GetFunctionConfiguration", .read, .get, functionPath(name) + "/configuration",
        query: [("Qualifier", version)])
    }
  }

  /// All published versions of a function, oldest first (`ListVersionsByFunction`).
  public func versions(of name: String) async throws(ServiceError) -> [Configuration] {
    struct Output: Decodable {
      var versions: [Configuration]?
      var nextMarker: String?
    }
    var versions: [Configuration] = []
    var marker: String?
    repeat {
      let page: Output = try await client.rest(
        .lambda, "ListVersionsByFunction", .read, .get, functionPath(name) + "/versions",
        query: marker.map { [("Marker", $0)] } ?? [])
      versions += (page.versions ?? []).filter { $0.version != "$LATEST" }
      marker = page.nextMarker.flatMap { $0.isEmpty ? nil : $0 }
    } while marker != nil
    return versions
  }

  /// Makes a function and publishes its first version (`CreateFunction`).
  ///
  /// A role that was made a moment ago cannot be assumed yet; that is waited out.
  public func createFunction(
    _ name: String, _ settings: Settings, code: ZipFile, tags: [String: String]
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "CreateFunction", .write, .post, "/2015-03-31/functions",
      body: try client.packed(
        Creation(
          functionName: name, runtime: settings.runtime, handler: settings.handler,
          role: settings.role, description: settings.description, timeout: settings.timeout,
          memorySize: settings.memorySize,
          environment: .init(variables: settings.environment),
          architectures: [settings.architecture], publish: true, tags: tags), code,
        "CreateFunction"),
      settling: [.newRole])
  }

  /// Changes the configuration of `$LATEST` (`UpdateFunctionConfiguration`).
  ///
  /// - Parameter revision: Refused if `$LATEST` was changed since it had this one.
  public func updateConfiguration(
    of name: String, _ settings: Settings, revision: String?
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "UpdateFunctionConfiguration", .write, .put,
      functionPath(name) + "/configuration",
      input: ConfigurationUpdate(
        runtime: settings.runtime, handler: settings.handler, role: settings.role,
        description: settings.description, timeout: settings.timeout,
        memorySize: settings.memorySize, environment: .init(variables: settings.environment),
        revisionId: revision),
      settling: [.newRole, .updateInProgress, .functionPending])
  }

  /// Changes the code of `$LATEST` and publishes it (`UpdateFunctionCode`).
  ///
  /// - Parameter revision: Refused if `$LATEST` was changed since it had this one.
  public func updateCode(
    of name: String, architecture: String, code: ZipFile, revision: String?
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "UpdateFunctionCode", .write, .put, functionPath(name) + "/code",
      body: try client.packed(
        CodeUpdate(architectures: [architecture], publish: true, revisionId: revision), code,
        "UpdateFunctionCode"),
      settling: [.updateInProgress, .functionPending])
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

  /// Sets tags of a function, by its ARN without a version (`TagResource`).
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

  func functionPath(_ name: String) -> String {
    PercentEncoding.path("2015-03-31", "functions", name)
  }
}

private struct Creation: Encodable {
  var functionName: String
  var runtime: String
  var handler: String?
  var role: String
  var description: String
  var timeout: Int
  var memorySize: Int
  var environment: Lambda.Configuration.Environment
  var architectures: [String]
  var publish: Bool
  var tags: [String: String]
  var code = EmptyCode()

  struct EmptyCode: Encodable { var zipFile = "" }
}

private struct ConfigurationUpdate: Encodable {
  var runtime: String
  var handler: String?
  var role: String
  var description: String
  var timeout: Int
  var memorySize: Int
  var environment: Lambda.Configuration.Environment
  var revisionId: String?
}

private struct CodeUpdate: Encodable {
  var architectures: [String]
  var publish: Bool
  var revisionId: String?
  var zipFile = ""
}

extension Client {
  /// The input with the package in the place of its empty `ZipFile`.
  fileprivate func packed(
    _ input: some Encodable, _ code: Lambda.ZipFile, _ operation: String
  ) throws(ServiceError) -> Body {
    let document = try? WireJSON.encode(input, memberCase: .pascal)
    guard
      let file = document.flatMap({
        Base64File($0, member: "ZipFile", path: code.path, size: code.size)
      })
    else {
      throw ServiceError(
        operation: "lambda:\(operation)", cause: .unwritable("The input cannot be written as JSON"),
        effect: .write, requestID: nil, attempts: 0)
    }
    return .source(file)
  }
}
