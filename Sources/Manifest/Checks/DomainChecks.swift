/// What a stage's custom domain name must keep to so that API Gateway takes it, and so that what it
/// asks of callers cannot be gone around.
struct DomainChecks {
  /// CloudFront takes certificates from this region alone.
  ///
  /// Source: API Gateway's page "set up an edge-optimized custom domain name".
  private static let edgeRegion = "us-east-1"

  let resolution: Resolution
  let application: Application
  /// The domains of the manifest's other stages, by their names.
  let others: [(stage: String, domain: Domain)]

  /// All findings.
  var findings: [Diagnostic] {
    guard let node else { return [] }
    guard let api = application.api else {
      return [
        Diagnostic(.noAPI, "A domain leads to a stage of an API.", at: place())
      ]
    }
    if case .private = api.endpoint {
      return [
        Diagnostic(
          .domainOfPrivateAPI,
          "It would be called through VPC endpoints, under a private domain name, which is not"
            + " supported yet.", at: place())
      ]
    }
    return keysWithoutCertificate(node) + takenPath + certificateRegion(api) + mutualTLS(api)
  }

  private var node: YAMLNode? { resolution.root["stages"]?[application.stage.name]?["domain"] }
  private var domain: Domain? { application.stage.domain }

  private func place(_ keys: String...) -> Location {
    resolution.place(["stages", application.stage.name, "domain"] + keys)
  }

  private func keysWithoutCertificate(_ node: YAMLNode) -> [Diagnostic] {
    guard node["certificate"] == nil else { return [] }
    return node.entries.filter { !["name", "path"].contains($0.key) }.map {
      Diagnostic(
        .uselessKey,
        "Without `certificate` the domain is somebody else's, and has its `\($0.key)` from there.",
        hint: "write the `certificate` with which the domain is to be made", at: $0.keyLocation)
    }
  }

  private var takenPath: [Diagnostic] {
    guard let domain, node?["name"]?.scalar?.isUnfilled == false else { return [] }
    return others.filter { $0.domain.name == domain.name && $0.domain.path == domain.path }.map {
      Diagnostic(
        .domainPathTaken,
        "`\(domain.name)/\(domain.path)` leads to the stage `\($0.stage)` as well.",
        hint: "give each stage a `path` or a `name` of its own, such as"
          + " `name: ${stage}.example.com`", at: place())
    }
  }

  private func certificateRegion(_ api: API) -> [Diagnostic] {
    guard let certificate = domain?.settings?.certificate,
      node?["certificate"]?.scalar?.isUnfilled == false,
      let needed = api.endpoint == .edge ? Self.edgeRegion : application.region
    else { return [] }
    let parts = certificate.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 3, parts[2] == "acm", parts[3] != needed else { return [] }
    return [
      Diagnostic(
        .certificateOfOtherRegion,
        api.endpoint == .edge
          ? "CloudFront serves the domain of an edge-optimized API, with certificates of"
            + " \(needed) alone."
          : "The API is in \(needed), and the certificate in \(parts[3]).",
        hint: "take a certificate of \(needed)", at: place("certificate"))
    ]
  }

  private func mutualTLS(_ api: API) -> [Diagnostic] {
    guard let settings = domain?.settings, settings.mutualTLS != nil else { return [] }
    let place = place("mutualTLS")
    if api.endpoint == .edge {
      return [
        Diagnostic(
          .unsupportedMutualTLS,
          "CloudFront, which serves an edge-optimized API, asks callers for"
            + " no certificates.", hint: "write `endpoint: regional`", at: place)
      ]
    }
    if settings.securityPolicy == .tls1_0 {
      return [
        Diagnostic(
          .unsupportedMutualTLS, "It needs TLS 1.2.", hint: "take `securityPolicy` away", at: place)
      ]
    }
    guard api.defaultEndpoint == .enabled else { return [] }
    return [
      Diagnostic(
        .mutualTLSBypassed,
        "The URL that AWS gives the API is served beside the domain, and asks for no certificate.",
        hint: "write `defaultEndpoint: disabled` under `api:`", at: place)
    ]
  }
}
