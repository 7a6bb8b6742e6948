import AWSClient
import Dispatch
import FoundationEssentials
import HTTP
import Primitives

/// What a run of the program takes from its surroundings: the environment, files, clock, chance and
/// network. Below it all of these are values.
struct Session: Sendable {
  let environment: [String: String]
  let console: Console

  /// The session of this process.
  static func current() -> Session {
    let environment = ProcessInfo.processInfo.environment
    return Session(environment: environment, console: Console(environment: environment))
  }

  /// The value of a variable; an empty one counts as not set.
  func value(of variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of a file; nil if it is not there or cannot be read.
  func text(of path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: AWS

  /// A client for a profile and a region.
  ///
  /// - Throws: `Problem` if the settings cannot be made sense of.
  func client(profile: String?, region: Region) throws(Problem) -> Client {
    let endpoints = try endpoints(in: region)
    let transport: CurlTransport
    do {
      transport = try CurlTransport(try transportOptions(endpoints))
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        code: "transport", summary: "The network cannot be used", detail: "\(error)")
    }
    return Client(
      transport: transport,
      credentials: CredentialChain(
        environment: environment, profile: profile, configuration: sharedConfiguration),
      endpoints: endpoints, time: .system,
      policy: RetryPolicy(attempts: value(of: "AWS_MAX_ATTEMPTS").flatMap { Int($0) }),
      userAgent: "gwdeploy/\(Gwdeploy.version)")
  }

  /// The region: the one asked for, the manifest's, the environment's, the profile's.
  func region(
    option: String?, manifest: String?, profile: String?
  ) throws(Problem) -> Region {
    let profileName =
      profile ?? value(of: "AWS_PROFILE") ?? value(of: "AWS_DEFAULT_PROFILE") ?? "default"
    let found =
      option ?? manifest ?? value(of: "AWS_REGION") ?? value(of: "AWS_DEFAULT_REGION")
      ?? sharedConfiguration.profiles[profileName]?["region"]
    guard let found else {
      throw Problem(
        code: "no-region", summary: "No region is named",
        detail: "Looked at --region, region in the manifest, AWS_REGION, AWS_DEFAULT_REGION and "
          + "the region of the profile \(profileName).",
        hint: "write `region: us-east-1` into the manifest, or set AWS_REGION")
    }
    return Region(rawValue: found)
  }

  private var sharedConfiguration: SharedConfiguration {
    let home = value(of: "HOME") ?? "/"
    return SharedConfiguration(
      credentialsFile: text(
        of: value(of: "AWS_SHARED_CREDENTIALS_FILE") ?? "\(home)/.aws/credentials"),
      configFile: text(of: value(of: "AWS_CONFIG_FILE") ?? "\(home)/.aws/config"))
  }

  private func endpoints(in region: Region) throws(Problem) -> Endpoints {
    if value(of: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.lowercased() == "true" {
      return Endpoints(region: region)
    }
    let prefix = "AWS_ENDPOINT_URL"
    var overrides: [String: EndpointURL] = [:]
    for (variable, text) in environment
    where (variable == prefix || variable.hasPrefix("\(prefix)_")) && !text.isEmpty {
      guard let url = EndpointURL(text) else {
        throw Problem(
          code: "endpoint", summary: "\(variable) is not a URL",
          detail: "It must be http:// or https:// with a host, and a port and path if need be.")
      }
      overrides[String(variable.dropFirst(prefix.count + 1))] = url
    }
    let general = overrides.removeValue(forKey: "")
    return Endpoints(region: region, override: general, serviceOverrides: overrides)
  }

  private func transportOptions(_ endpoints: Endpoints) throws -> CurlTransport.Options {
    var options = CurlTransport.Options()
    options.certificateBundle = value(of: "AWS_CA_BUNDLE") ?? value(of: "SSL_CERT_FILE")
    // Only the lower-case spelling for http: CGI programs are given HTTP_PROXY by their clients.
    let proxy =
      endpoints.override?.scheme == "http"
      ? value(of: "http_proxy") : value(of: "HTTPS_PROXY") ?? value(of: "https_proxy")
    if let proxy {
      let exceptions = value(of: "NO_PROXY") ?? value(of: "no_proxy") ?? ""
      options.proxy = try Proxy(
        Secret(proxy),
        exceptions: exceptions.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }
    return options
  }
}

extension TimeSource {
  /// The machine's clock and chance.
  static let system = TimeSource(
    now: { Date().timeIntervalSince1970 },
    sleep: { try await Task.sleep(for: $0) },
    random: { Double.random(in: 0...1) })
}
