import HTTP
import HTTPTypes
public import Primitives

/// Lambda's operations that gwdeploy uses.
///
/// Source of shapes and paths: the service model `lambda` 2015-03-31. Updates and permissions of
/// one function are refused while another is under way; such refusals are waited out.
public struct Lambda: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A function as it was asked for: `$LATEST`, or one of its published versions.
  public struct Configuration: Sendable, Hashable, Decodable {
    /// 1 to 64 letters, digits, `-` and `_`, without version.
    public var functionName: String
    /// The function's ARN, with the version at its end where one was asked for.
    public var functionArn: String?
    /// Lambda's identifier of the runtime, such as `python3.12`; nil of a container image.
    public var runtime: String?
    /// What the runtime calls, such as `app.handler`; nil of a container image.
    public var handler: String?
    /// The ARN of the role that the function runs with.
    public var role: String?
    /// Up to 256 characters, and empty if there is none.
    public var description: String?
    /// Seconds after which an invocation is ended.
    public var timeout: Int?
    /// MiB of memory; the share of CPU grows with it.
    public var memorySize: Int?
    /// The environment; nil if it has no variables.
    public var environment: Environment?
    /// Exactly one of `x86_64` and `arm64`; AWS has it as a list.
    public var architectures: [String]?
    /// The SHA-256 of the package as it was uploaded, in base64.
    public var codeSha256: String?
    /// `$LATEST`, or a number in decimal.
    public var version: String?
    /// Changes with each change, also with those that Lambda finishes by itself.
    public var revisionId: String?
    /// `Pending`, `Active`, `Inactive`, `Failed` or another; nil where a list leaves it out.
    public var state: String?
    /// Why the state is what it is, in Lambda's words; nil of an active function.
    public var stateReason: String?
    /// `Successful`, `Failed` or `InProgress`; nil where a list leaves it out.
    public var lastUpdateStatus: String?
    /// Why the last update failed, in Lambda's words.
    public var lastUpdateStatusReason: String?

    /// The variables of a function's environment.
    public struct Environment: Sendable, Hashable, Decodable {
      /// Values by name; 4 KB in all, counted as JSON.
      public var variables: [String: Secret]?

      private enum CodingKeys: CodingKey { case variables }

      /// Reads the variables and hides their values.
      public init(from decoder: any Decoder) throws {
        variables = try decoder.container(keyedBy: CodingKeys.self)
          .decodeIfPresent([String: String].self, forKey: .variables)?.mapValues(Secret.init)
      }
    }
  }

  /// A function with what is kept beside its configuration.
  public struct Function: Sendable, Hashable, Decodable {
    /// Of `$LATEST`, or of the version that was asked for.
    public var configuration: Configuration
    /// The function's tags; nil if it has none, or if `lambda:ListTags` is not allowed.
    public var tags: [String: String]?
  }

  /// What is set of a function's configuration; every attribute is given, so that none stays as
  /// somebody left it.
  public struct Settings: Sendable, Hashable {
    /// Lambda's identifier of the runtime, such as `python3.12`.
    public var runtime: String
    /// What the runtime calls, such as `app.handler`, up to 128 characters.
    public var handler: String
    /// The ARN of the role that the function runs with.
    public var role: String
    /// Up to 256 characters; empty for none.
    public var description: String
    /// Seconds after which an invocation is ended, 1 to 900.
    public var timeout: Int
    /// MiB of memory, 128 to 10,240.
    public var memorySize: Int
    /// All variables by name, 4 KB in all, counted as JSON; those not named are taken away.
    public var environment: [String: Secret]
    /// `x86_64` or `arm64`; only making a function and updating its code can set it.
    public var architecture: String

    /// Settings of all their parts.
    public init(
      runtime: String, handler: String, role: String, description: String, timeout: Int,
      memorySize: Int, environment: [String: Secret], architecture: String
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
    /// Where the file is; it is read while it is sent.
    public var path: String
    /// Its bytes; up to 52,428,800, the most that Lambda takes directly.
    public var size: Int

    /// A package by its path and size.
    public init(path: String, size: Int) {
      self.path = path
      self.size = size
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
          environment: .init(settings.environment),
          architectures: [settings.architecture], publish: true, tags: tags), code,
        "CreateFunction"),
      settling: [.newRole])
  }

  /// Changes the configuration of `$LATEST`, all but the architecture
  /// (`UpdateFunctionConfiguration`).
  ///
  /// With a `revision` it is refused if `$LATEST` was changed since it had this one: see
  /// `ServiceError.isRevisionMismatch`.
  /// The update is under way when this returns: see `waitUntilReady`.
  public func updateConfiguration(
    of name: String, _ settings: Settings, revision: String?
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "UpdateFunctionConfiguration", .write, .put,
      functionPath(name) + "/configuration",
      input: ConfigurationUpdate(
        runtime: settings.runtime, handler: settings.handler, role: settings.role,
        description: settings.description, timeout: settings.timeout,
        memorySize: settings.memorySize, environment: .init(settings.environment),
        revisionId: revision),
      settling: [.newRole, .updateInProgress, .functionPending])
  }

  /// Changes the code of `$LATEST` and publishes it (`UpdateFunctionCode`).
  ///
  /// The architecture is `x86_64` or `arm64`, and the answer is the version that was published.
  /// With a `revision` it is refused if `$LATEST` was changed since it had this one: see
  /// `ServiceError.isRevisionMismatch`.
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

private struct Creation: Encodable {
  var functionName: String
  var runtime: String
  var handler: String
  var role: String
  var description: String
  var timeout: Int
  var memorySize: Int
  var environment: RevealedEnvironment
  var architectures: [String]
  var publish: Bool
  var tags: [String: String]
  var code = EmptyCode()

  struct EmptyCode: Encodable { var zipFile = "" }
}

/// The environment as it is sent: the one place where its values are revealed.
private struct RevealedEnvironment: Encodable {
  var variables: [String: String]

  init(_ environment: [String: Secret]) { variables = environment.mapValues(\.revealed) }
}

private struct ConfigurationUpdate: Encodable {
  var runtime: String
  var handler: String
  var role: String
  var description: String
  var timeout: Int
  var memorySize: Int
  var environment: RevealedEnvironment
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
