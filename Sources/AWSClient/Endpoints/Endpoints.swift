/// Where a service is reached, and the region its requests are signed for.
public struct Endpoint: Sendable, Hashable {
  /// `https`, or `http` for an endpoint that says so itself.
  public var scheme: String
  /// Host, and port if it is not the scheme's own.
  public var authority: String
  /// What stands before each path, without a slash at the end; mostly empty.
  public var pathPrefix: String
  /// The region in credential scopes; for IAM not the one that is deployed to.
  public var signingRegion: Region
}

/// Finds the endpoint of each service.
public struct Endpoints: Sendable {
  /// The region of all but the global services.
  public let region: Region
  /// The base URL of every service, in place of AWS's own (`AWS_ENDPOINT_URL`).
  public let override: EndpointURL?
  /// Base URLs of single services, by `Service.environmentName` (`AWS_ENDPOINT_URL_…`).
  public let serviceOverrides: [String: EndpointURL]

  /// Endpoints in a region, with overrides where there are any.
  public init(
    region: Region, override: EndpointURL? = nil, serviceOverrides: [String: EndpointURL] = [:]
  ) {
    self.region = region
    self.override = override
    self.serviceOverrides = serviceOverrides
  }

  /// The endpoint of a service: its own override, the override of all, or AWS's host.
  public func endpoint(of service: Service) -> Endpoint {
    let signingRegion = service.scope == .global ? region.partition.globalRegion : region
    if let url = serviceOverrides[service.environmentName] ?? override {
      return Endpoint(
        scheme: url.scheme, authority: url.authority, pathPrefix: url.path,
        signingRegion: signingRegion)
    }
    return Endpoint(
      scheme: "https", authority: host(of: service), pathPrefix: "", signingRegion: signingRegion)
  }

  /// Source: the endpoint rule sets of botocore 1.44 (IAM has one host in each partition).
  private func host(of service: Service) -> String {
    let partition = region.partition
    guard service.scope == .global else {
      return "\(service.endpointPrefix).\(region.rawValue).\(partition.dnsSuffix)"
    }
    return switch partition.id {
    case "aws": "\(service.endpointPrefix).\(partition.dnsSuffix)"
    case "aws-us-gov": "\(service.endpointPrefix).us-gov.\(partition.dnsSuffix)"
    default: "\(service.endpointPrefix).\(partition.globalRegion.rawValue).\(partition.dnsSuffix)"
    }
  }
}

/// A base URL such as `http://localhost:4566`, taken apart.
public struct EndpointURL: Sendable, Hashable {
  /// `http` or `https`.
  public let scheme: String
  /// Host, and port if it is given and not the scheme's own.
  public let authority: String
  /// The path without a slash at the end.
  public let path: String

  /// Takes a URL apart; nil if it is none of `http` or `https` with a host, or has more than a path.
  public init?(_ text: String) {
    guard let separator = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<separator.lowerBound].lowercased()
    let rest = text[separator.upperBound...]
    guard let defaultPort = ["http": ":80", "https": ":443"][scheme],
      !rest.contains(where: { "?#@ ".contains($0) })
    else { return nil }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var authority = String(rest[..<slash])
    if authority.hasSuffix(defaultPort) { authority.removeLast(defaultPort.count) }
    guard !authority.isEmpty, !authority.hasPrefix(":") else { return nil }
    var path = String(rest[slash...])
    while path.hasSuffix("/") { path.removeLast() }
    self.scheme = scheme
    self.authority = authority
    self.path = path
  }

  /// The host alone, without port; an IPv6 address stays in its brackets.
  public var host: String {
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else {
      return authority
    }
    return String(authority[..<colon])
  }

  /// The port as written, or nil for the scheme's own.
  public var port: String? {
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return nil }
    return String(authority[authority.index(after: colon)...])
  }
}
