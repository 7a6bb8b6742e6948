import HTTP
import HTTPTypes

extension Lambda {
  /// Where a function's code comes from.
  public enum Code: Sendable, Hashable {
    /// A package that is sent along.
    case zip(ZipFile)
    /// A package in a bucket of the same region; without a version the newest.
    case s3(bucket: String, key: String, version: String?)
    /// A container image in a registry of the same region, by its tag or digest.
    case image(uri: String)
  }

  /// A package on disk.
  public struct ZipFile: Sendable, Hashable {
    /// Where the file is; it is read while it is sent.
    public var path: String
    /// Its bytes; up to `largest` if it is sent along with a call.
    public var size: Int

    /// The most bytes that Lambda takes with a call (Lambda's quotas: "50 MB zipped").
    public static let largest = 52_428_800

    /// A package by its path and size.
    public init(path: String, size: Int) {
      self.path = path
      self.size = size
    }
  }

  /// Makes a function and publishes its first version (`CreateFunction`).
  ///
  /// A role that was made a moment ago cannot be assumed yet; that is waited out.
  public func createFunction(
    _ name: String, _ settings: Settings, code: Code, tags: [String: String]
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "CreateFunction", .write, .post, "/2015-03-31/functions",
      body: try client.body(
        of: Creation(
          settings: SettingsInput(settings, of: name, replacing: nil), functionName: name,
          packageType: code.packageType, architectures: [settings.architecture], publish: true,
          tags: tags, code: CodeInput(code)), code, "CreateFunction"),
      settling: [.newRole])
  }

  /// Changes the configuration of `$LATEST`, all but the architecture
  /// (`UpdateFunctionConfiguration`).
  ///
  /// What it has now must be told, since what goes is cleared explicitly. With a `revision` it is
  /// refused if `$LATEST` was changed since it had this one: see `ServiceError.isRevisionMismatch`.
  /// The update is under way when this returns: see `waitUntilReady`.
  public func updateConfiguration(
    of name: String, _ settings: Settings, replacing current: Settings, revision: String?
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "UpdateFunctionConfiguration", .write, .put,
      functionPath(name) + "/configuration",
      input: ConfigurationUpdate(
        settings: SettingsInput(settings, of: name, replacing: current), revisionId: revision),
      settling: [.newRole, .updateInProgress, .functionPending])
  }

  /// Changes the code of `$LATEST` and publishes it (`UpdateFunctionCode`).
  ///
  /// The architecture is `x86_64` or `arm64`, and the answer is the version that was published.
  /// With a `revision` it is refused if `$LATEST` was changed since it had this one: see
  /// `ServiceError.isRevisionMismatch`.
  public func updateCode(
    of name: String, architecture: String, code: Code, revision: String?
  ) async throws(ServiceError) -> Configuration {
    try await client.rest(
      .lambda, "UpdateFunctionCode", .write, .put, functionPath(name) + "/code",
      body: try client.body(
        of: CodeUpdate(
          code: CodeInput(code), architectures: [architecture], publish: true,
          revisionId: revision), code, "UpdateFunctionCode"),
      settling: [.updateInProgress, .functionPending])
  }
}

extension Lambda.Code {
  fileprivate var packageType: String {
    if case .image = self { "Image" } else { "Zip" }
  }
}

private struct Creation: Encodable {
  var settings: Lambda.SettingsInput
  var functionName: String
  var packageType: String
  var architectures: [String]
  var publish: Bool
  var tags: [String: String]
  var code: Lambda.CodeInput

  enum CodingKeys: CodingKey {
    case functionName, packageType, architectures, publish, tags, code
  }

  /// The settings' members stand beside the others.
  func encode(to encoder: any Encoder) throws {
    try settings.encode(to: encoder)
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(functionName, forKey: .functionName)
    try members.encode(packageType, forKey: .packageType)
    try members.encode(architectures, forKey: .architectures)
    try members.encode(publish, forKey: .publish)
    try members.encode(tags, forKey: .tags)
    try members.encode(code, forKey: .code)
  }
}

private struct ConfigurationUpdate: Encodable {
  var settings: Lambda.SettingsInput
  var revisionId: String?

  enum CodingKeys: CodingKey { case revisionId }

  func encode(to encoder: any Encoder) throws {
    try settings.encode(to: encoder)
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encodeIfPresent(revisionId, forKey: .revisionId)
  }
}

private struct CodeUpdate: Encodable {
  var code: Lambda.CodeInput
  var architectures: [String]
  var publish: Bool
  var revisionId: String?

  enum CodingKeys: CodingKey { case architectures, publish, revisionId }

  func encode(to encoder: any Encoder) throws {
    try code.encode(to: encoder)
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(architectures, forKey: .architectures)
    try members.encode(publish, forKey: .publish)
    try members.encodeIfPresent(revisionId, forKey: .revisionId)
  }
}

extension Lambda {
  /// A function's code as it is sent.
  struct CodeInput: Encodable {
    /// Empty; the package is put there while it is sent.
    var zipFile: String?
    var s3Bucket: String?
    var s3Key: String?
    var s3ObjectVersion: String?
    var imageUri: String?

    init(_ code: Code) {
      switch code {
      case .zip: zipFile = ""
      case .s3(let bucket, let key, let version):
        (s3Bucket, s3Key, s3ObjectVersion) = (bucket, key, version)
      case .image(let uri): imageUri = uri
      }
    }
  }
}

extension Client {
  /// The input, with the package in the place of its empty `ZipFile` if there is one.
  func body(
    of input: some Encodable, _ code: Lambda.Code, _ operation: String
  ) throws(ServiceError) -> Body {
    let document = try? WireJSON.encode(input, memberCase: .pascal)
    let body: Body? =
      switch code {
      case .zip(let file):
        document.flatMap {
          Base64File($0, member: "ZipFile", path: file.path, size: file.size)
        }.map(Body.source)
      case .s3, .image: document.map(Body.bytes)
      }
    guard let body else {
      throw ServiceError(
        operation: "lambda:\(operation)", cause: .unwritable("The input cannot be written as JSON"),
        effect: .write, requestID: nil, attempts: 0)
    }
    return body
  }
}
