import HTTPTypes
import Primitives

/// The keys of an EC2 instance's role, from the instance metadata service (version 2).
///
/// Source: the AWS SDKs and Tools Reference Guide, "IMDS credential provider".
struct InstanceCredentials: CredentialSource {
  static let sourceName = "instance metadata"
  static let nothing = CredentialError.Attempt(
    source: sourceName, reason: "AWS_EC2_METADATA_DISABLED is true")
  private static let folder = "/latest/meta-data/iam/security-credentials/"

  var name: String { Self.sourceName }
  private let service: MetadataService
  /// Whether requests without a token are allowed, which anyone on the instance could provoke.
  private let version1: Version1

  private enum Version1 {
    case allowed
    case forbidden
  }

  /// The service; nil if `AWS_EC2_METADATA_DISABLED` is true.
  static func find(
    _ settings: AWSSettings, _ surroundings: CredentialSurroundings
  ) throws(CredentialError) -> Self? {
    if settings.variables["AWS_EC2_METADATA_DISABLED"]?.lowercased() == "true" { return nil }
    let disabled = settings.value("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
    func number(_ variable: String, _ key: String) -> Int {
      settings.value(variable, key).flatMap { Int($0) }.map { max($0, 1) } ?? 1
    }
    return Self(
      service: MetadataService(
        url: try url(settings),
        limit: .seconds(number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")),
        attempts: number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts"),
        pause: .zero, surroundings: surroundings),
      version1: disabled?.lowercased() == "false" ? .allowed : .forbidden)
  }

  private init(service: MetadataService, version1: Version1) {
    self.service = service
    self.version1 = version1
  }

  private static func url(_ settings: AWSSettings) throws(CredentialError) -> EndpointURL {
    let endpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT"
    let mode = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"
    let text: String? =
      if let own = settings.value(endpoint, "ec2_metadata_service_endpoint") {
        own
      } else {
        switch settings.value(mode, "ec2_metadata_service_endpoint_mode")?.lowercased() {
        case nil, "ipv4": "http://169.254.169.254"
        case "ipv6": "http://[fd00:ec2::254]"
        default: nil
        }
      }
    guard let text else { throw CredentialError(sourceName, "\(mode) is neither IPv4 nor IPv6") }
    guard let url = EndpointURL(text) else {
      throw CredentialError(sourceName, "\(endpoint) is not a URL")
    }
    return url
  }

  func issue() async throws(CredentialError) -> IssuedCredentials {
    do throws(MetadataService.Failure) {
      let fields = try await tokenFields()
      let role = try await role(fields)
      let bytes = try await service.body(.get, Self.folder + PercentEncoding.encode(role), fields)
      return extended(try Self.keys(in: bytes))
    } catch {
      throw CredentialError(name, error.reason)
    }
  }

  /// The field that shows a session's token; none where version 1 must do.
  private func tokenFields() async throws(MetadataService.Failure) -> HTTPFields {
    do throws(MetadataService.Failure) {
      let token = try await service.body(
        .put, "/latest/api/token", [.metadataTokenLife: "21600"])
      return [.metadataToken: String(decoding: token, as: UTF8.self)]
    } catch {
      let isWithoutTokens = error.status.map { [403, 404, 405].contains($0) } ?? true
      guard version1 == .allowed, isWithoutTokens else { throw error }
      return [:]
    }
  }

  private func role(_ fields: HTTPFields) async throws(MetadataService.Failure) -> String {
    let list: [UInt8]
    do throws(MetadataService.Failure) {
      list = try await service.body(.get, Self.folder, fields)
    } catch {
      throw error.status == 404 ? .noRole : error
    }
    let names = String(decoding: list, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let role = names.first?.trimmed, !role.isEmpty else { throw .noRole }
    return role
  }

  private static func keys(
    in bytes: [UInt8]
  ) throws(MetadataService.Failure) -> IssuedCredentials {
    do throws(CredentialDocument.Unreadable) {
      let document = try CredentialDocument(bytes)
      if let code = document["Code"]?.string, code != "Success" {
        throw .init(reason: "the service answers \(code)")
      }
      return try document.issued(token: "Token")
    } catch {
      throw MetadataService.Failure(reason: error.reason)
    }
  }

  /// Keys that have ended are used some more minutes: the instance could not renew them, and AWS
  /// goes on to accept them for as long as that lasts.
  ///
  /// Source: the AWS SDKs and Tools Reference Guide, "Static stability" of the IMDS provider.
  private func extended(_ issued: IssuedCredentials) -> IssuedCredentials {
    let time = service.surroundings.time
    guard let end = issued.expiration, end <= time.now() else { return issued }
    return IssuedCredentials(
      keys: issued.keys, expiration: time.now() + 600 + 600 * time.random())
  }
}

extension MetadataService.Failure {
  fileprivate static let noRole = MetadataService.Failure(reason: "the instance has no role")
}

extension HTTPField.Name {
  fileprivate static let metadataTokenLife = named("x-aws-ec2-metadata-token-ttl-seconds")
  fileprivate static let metadataToken = named("x-aws-ec2-metadata-token")
}
