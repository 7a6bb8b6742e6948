import HTTPTypes

/// Keys that the surroundings of a container give: those of an ECS task or of an EKS pod.
///
/// Source: the AWS SDKs and Tools Reference Guide, "Container credential provider".
struct ContainerCredentials: CredentialSource {
  static let sourceName = "container"
  static let nothing = CredentialError.Attempt(
    source: sourceName, reason: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set")

  var name: String { Self.sourceName }
  private let service: MetadataService
  private let target: String
  private let variables: Variables

  /// The service that variables name; nil if they name none.
  static func find(
    in variables: Variables, _ surroundings: CredentialSurroundings
  ) throws(CredentialError) -> Self? {
    let variable: String
    let uri: String
    if let path = variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
      (variable, uri) = ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "http://169.254.170.2\(path)")
    } else if let full = variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] {
      (variable, uri) = ("AWS_CONTAINER_CREDENTIALS_FULL_URI", full)
    } else {
      return nil
    }
    guard let (url, target) = parts(of: uri) else {
      throw CredentialError(sourceName, "\(variable) is not a URI")
    }
    guard url.scheme == "https" || isOfContainers(url.host) else {
      throw CredentialError(
        sourceName,
        "\(variable) leads to \(url.host), which is neither HTTPS nor a container's own host")
    }
    return Self(
      service: MetadataService(
        url: url, limit: .seconds(2), attempts: 3, pause: .seconds(1),
        surroundings: surroundings),
      target: target, variables: variables)
  }

  private init(service: MetadataService, target: String, variables: Variables) {
    self.service = service
    self.target = target
    self.variables = variables
  }

  func issue() async throws(CredentialError) -> IssuedCredentials {
    var fields: HTTPFields = [.accept: "application/json"]
    fields[.authorization] = try authorization()
    let bytes: [UInt8]
    do throws(MetadataService.Failure) {
      bytes = try await service.body(.get, target, fields)
    } catch {
      throw CredentialError(name, error.reason)
    }
    do throws(CredentialDocument.Unreadable) {
      return try CredentialDocument(bytes).issued(token: "Token")
    } catch {
      throw CredentialError(name, error.reason)
    }
  }

  /// The token that the service wants to see; its file is read each time, since it changes.
  private func authorization() throws(CredentialError) -> String? {
    let token: String?
    if let file = variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] {
      guard let text = service.surroundings.files.text(file) else {
        throw CredentialError(name, "the token file \(file) cannot be read")
      }
      token = text
    } else {
      token = variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
    }
    guard token?.contains(where: \.isNewline) != true else {
      throw CredentialError(name, "the authorization token has a line break")
    }
    return token
  }

  private static func parts(of uri: String) -> (url: EndpointURL, target: String)? {
    guard let scheme = uri.firstRange(of: "://") else { return nil }
    let start = uri[scheme.upperBound...].firstIndex { "/?".contains($0) } ?? uri.endIndex
    let target = uri[start...]
    guard let url = EndpointURL(String(uri[..<start])), !target.contains("#") else { return nil }
    return (url, target.hasPrefix("/") ? String(target) : "/\(target)")
  }

  /// Whether a host without TLS is a container's own: loopback, or an address of ECS or EKS.
  private static func isOfContainers(_ host: String) -> Bool {
    let hosts = [
      "localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]",
    ]
    if hosts.contains(host.lowercased()) { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
  }
}
