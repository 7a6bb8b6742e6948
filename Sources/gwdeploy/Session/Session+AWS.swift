import AWSClient
import HTTP
import Primitives

extension Session {
  /// What AWS's tools are set to, for a profile of the command line or the usual one.
  func settings(profile: String?) -> AWSSettings {
    AWSSettings(environment: environment, profile: profile, read: text(of:))
  }

  /// The region: the one asked for, the manifest's, the environment's, the profile's.
  func region(
    option: String?, manifest: String?, profile: String?
  ) throws(Problem) -> Region {
    let settings = settings(profile: profile)
    guard let found = option ?? manifest ?? settings.region else {
      throw Problem(
        code: "no-region", summary: "No region is named",
        detail: "Looked at --region, region in the manifest, AWS_REGION, AWS_DEFAULT_REGION and "
          + "the region of the profile \(settings.profileName).",
        hint: "write `region: us-east-1` into the manifest, or set AWS_REGION")
    }
    return Region(rawValue: found)
  }

  /// The way to AWS with a profile's settings in a region.
  ///
  /// - Throws: `Problem` if the settings cannot be made sense of.
  func access(
    profile: String?, region: Region, observer: (@Sendable (CallRecord) -> Void)? = nil
  ) throws(Problem) -> AWSAccess {
    let settings = settings(profile: profile)
    let endpoints: Endpoints
    do throws(EndpointError) {
      endpoints = try Endpoints(region: region, settings: settings)
    } catch {
      throw Problem(error)
    }
    do throws(TransportError) {
      let transport = try CurlTransport(try transportOptions(endpoints, settings))
      let surroundings = surroundings(settings, transport: transport, endpoints: endpoints)
      return AWSAccess(
        transport: transport, endpoints: endpoints,
        policy: RetryPolicy(
          attempts: settings.value("AWS_MAX_ATTEMPTS", "max_attempts").flatMap { Int($0) }),
        chain: CredentialChain(settings, surroundings), surroundings: surroundings,
        observer: observer)
    } catch {
      throw Problem(
        code: "transport", summary: "The network cannot be used", detail: error.detail)
    }
  }

  static let userAgent = "gwdeploy/\(Gwdeploy.version)"

  /// The certificates to trust, in the place of the system's.
  func certificateBundle(_ settings: AWSSettings) -> String? {
    settings.value("AWS_CA_BUNDLE", "ca_bundle") ?? value(of: "SSL_CERT_FILE")
  }

  private func transportOptions(
    _ endpoints: Endpoints, _ settings: AWSSettings
  ) throws(TransportError) -> CurlTransport.Options {
    var options = CurlTransport.Options()
    options.certificateBundle = certificateBundle(settings)
    // Only the lower-case spelling for http: CGI programs are given HTTP_PROXY by their clients.
    let proxy =
      endpoints.override?.scheme == "http"
      ? value(of: "http_proxy") : value(of: "HTTPS_PROXY") ?? value(of: "https_proxy")
    if let proxy {
      let exceptions = value(of: "NO_PROXY") ?? value(of: "no_proxy") ?? ""
      options.proxy = try CurlTransport.Proxy(
        Secret(proxy),
        exceptions: exceptions.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }
    return options
  }
}

extension Problem {
  /// Settings that name no endpoints.
  fileprivate init(_ error: EndpointError) {
    switch error {
    case .invalidRegion(let region):
      self.init(
        code: "region", summary: "\(region) is not a region",
        detail: "A region's code has small letters, digits and hyphens, such as eu-central-1.")
    case .invalidURL(let setting):
      self.init(
        code: "endpoint", summary: "\(setting) is not a URL",
        detail: "It must be http:// or https:// with a host, and a port and path if need be.")
    case .variantOfOverride(let setting):
      self.init(
        code: "endpoint", summary: "\(setting) excludes FIPS and dual-stack endpoints",
        detail: "Whether a URL of your own is such an endpoint cannot be told.",
        hint: "unset AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT, or \(setting)")
    }
  }
}
