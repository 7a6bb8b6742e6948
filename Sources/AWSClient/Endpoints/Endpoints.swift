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
  /// A kind of endpoint that is asked for beside the plain one.
  public enum Variant: Sendable, Hashable {
    /// With cryptography after FIPS 140.
    case fips
    /// With IPv6 addresses as well.
    case dualStack
  }

  /// The region of all but the global services.
  public let region: Region
  /// The kinds of endpoints that are wanted; of no meaning to overrides.
  public let variants: Set<Variant>
  /// The base URL of every service, in place of AWS's own (`AWS_ENDPOINT_URL`).
  public let override: EndpointURL?
  /// Base URLs of single services, by `Service.environmentName` (`AWS_ENDPOINT_URL_…`).
  public let serviceOverrides: [String: EndpointURL]

  /// Endpoints in a region, with overrides where there are any.
  public init(
    region: Region, variants: Set<Variant> = [], override: EndpointURL? = nil,
    serviceOverrides: [String: EndpointURL] = [:]
  ) {
    self.region = region
    self.variants = variants
    self.override = override
    self.serviceOverrides = serviceOverrides
  }

  /// The endpoints that the same settings give in another region.
  func moved(to region: Region) -> Endpoints {
    Endpoints(
      region: region, variants: variants, override: override, serviceOverrides: serviceOverrides)
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

  /// The endpoint of a bucket: a host of its own, or a path of S3's where that cannot be.
  ///
  /// No certificate fits a name with dots, and what stands at an override need not know such hosts.
  public func endpoint(ofBucket bucket: String) -> Endpoint {
    var endpoint = endpoint(of: .s3)
    let isOverridden = (serviceOverrides[Service.s3.environmentName] ?? override) != nil
    if isOverridden || bucket.contains(".") {
      endpoint.pathPrefix += "/\(PercentEncoding.encode(bucket))"
    } else {
      endpoint.authority = "\(bucket).\(endpoint.authority)"
    }
    return endpoint
  }

  /// Source: the endpoint rule sets of botocore 1.43 and 1.44.
  private func host(of service: Service) -> String {
    let partition = region.partition
    let isDualStack = variants.contains(.dualStack)
    let hasLabel = isDualStack && service.dualStackHosts == .label
    let labels = [
      service.endpointPrefix + (hasFIPSHost(service, in: partition) ? "-fips" : ""),
      hasLabel ? "dualstack" : "",
      service.scope == .global ? globalLabel(in: partition) : region.rawValue,
      isDualStack && !hasLabel ? partition.dualStackSuffix : partition.dnsSuffix,
    ]
    return labels.filter { !$0.isEmpty }.joined(separator: ".")
  }

  /// Whether the FIPS endpoint has a name of its own.
  private func hasFIPSHost(_ service: Service, in partition: Partition) -> Bool {
    guard variants.contains(.fips) else { return false }
    guard partition == .govCloud else { return true }
    return switch service.govCloudFIPS {
    case .ownHost: true
    case .plainHost: service.scope == .regional && variants.contains(.dualStack)
    case .alwaysPlainHost: false
    }
  }

  private func globalLabel(in partition: Partition) -> String {
    let labels = partition.globalLabels
    return switch (variants.contains(.fips), variants.contains(.dualStack)) {
    case (false, false): labels.plain
    case (false, true): labels.dualStack
    case (true, false): labels.fips
    case (true, true): labels.fipsAndDualStack
    }
  }
}
