import AWSClient

/// A custom domain name, made for a stage.
///
/// It belongs to that stage also where stages share the world: others can be mapped to it, but not
/// say what it is.
struct DomainName: Recorded, Removable {
  static let kind = Kind.domainName

  let name: String
  /// The ARNs of its certificates by the type of endpoint, `REGIONAL` or `EDGE`: one, but for a
  /// domain on its way from the one to the other.
  let certificates: [String: String]
  /// `TLS_1_0` or `TLS_1_2`.
  let securityPolicy: String
  /// What callers' certificates are held against, in S3; nil if they need none.
  let truststore: String?
  let truststoreVersion: String?
  /// The ARN of a certificate that proves whose the domain is.
  let ownershipCertificate: String?
  let tags: [String: String]
  /// Who else is called by it, of a live domain.
  var otherCallees: [String] = []

  var attributes: Attributes {
    var attributes: Attributes = ["securityPolicy": .text(securityPolicy)]
    attributes.add("certificate", certificates, Value.text)
    attributes["mutualTLS.truststore"] = truststore.map(Value.text)
    attributes["mutualTLS.version"] = truststoreVersion.map(Value.text)
    attributes["ownershipCertificate"] = ownershipCertificate.map(Value.text)
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  var provides: [Reference] { [.domainTarget(name), .domainZone(name)] }
  /// Another type of endpoint is another target.
  var providesAnew: [Reference] { provides }

  /// Deleting it would delete what leads to the stage, which the record would outlast.
  var removedAfter: [ResourceID] { [ResourceID(.basePathMapping, name)] }

  var creationWrites: [Operation] { ["apigateway:CreateDomainName"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:TagResource"]
      + Self.patches(differences).map { _ in "apigateway:UpdateDomainName" }
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteDomainName"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let made = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createDomainName(
        APIGateway.NewDomainName(
          domainName: name, certificateArn: certificates["EDGE"],
          regionalCertificateArn: certificates["REGIONAL"],
          ownershipVerificationCertificateArn: ownershipCertificate,
          endpointConfiguration: .init(types: certificates.keys.sorted()),
          securityPolicy: securityPolicy,
          mutualTlsAuthentication: truststore.map {
            APIGateway.MutualTLSAuthentication(
              truststoreUri: $0, truststoreVersion: truststoreVersion)
          },
          tags: recordedTags))
    }
    bind(made, in: context)
  }

  func update(
    from live: DomainName, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let newTags = newTags(over: live, differences)
    try await calling { () async throws(ServiceError) in
      if !newTags.isEmpty {
        try await context.apiGateway.tag(context.world.domainNameARN(name), newTags)
      }
    }
    for operations in Self.patches(differences) {
      let updated = try await calling { () async throws(ServiceError) in
        try await context.apiGateway.waitForDomainName(name)
        return try await context.apiGateway.updateDomainName(name, operations)
      }
      bind(updated, in: context)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteDomainName(name)
    }
  }

  private func bind(_ live: APIGateway.DomainName, in context: ApplyContext) {
    for (reference, value) in live.targets { context.bind(reference, to: value) }
  }
}

// MARK: - Patches

extension DomainName {
  /// The calls that change what differs, each as what it patches.
  ///
  /// From one type of endpoint to the other a domain goes by having both: API Gateway takes what
  /// comes and what goes in calls of their own. Mutual TLS, which only a regional one can have, is
  /// off before the type changes, or comes afterwards.
  private static func patches(_ differences: [Difference]) -> [[PatchOperation]] {
    let moves = differences.filter { $0.key(in: "certificate") != nil }
    let coming = moves.filter { $0.before == nil }.flatMap(endpoint)
    let going = moves.filter { $0.after == nil }.flatMap(endpoint)
    let settings =
      moves.filter { $0.before != nil && $0.after != nil }.flatMap(endpoint)
      + differences.compactMap { setting($0, among: differences) }
    let losesMutualTLS = differences.contains {
      $0.path == "mutualTLS.truststore" && $0.after == nil
    }
    let calls =
      losesMutualTLS ? [settings, coming, going] : [coming, going, settings]
    return calls.filter { !$0.isEmpty }
  }

  private static func endpoint(_ difference: Difference) -> [PatchOperation] {
    guard let type = difference.key(in: "certificate") else { return [] }
    let certificate = type == "EDGE" ? "/certificateArn" : "/regionalCertificateArn"
    let types = "/endpointConfiguration/types"
    switch (difference.before, difference.after) {
    case (nil, .text(let arn)): return [.add(types, type), .add(certificate, arn)]
    case (_, .text(let arn)): return [.replace(certificate, arn)]
    default: return [.remove(types, type), .remove(certificate)]
    }
  }

  private static func setting(
    _ difference: Difference, among all: [Difference]
  ) -> PatchOperation? {
    let value: String? = if case .text(let text) = difference.after { text } else { nil }
    switch difference.path {
    case "securityPolicy": return .replace("/securityPolicy", value ?? "")
    case "mutualTLS.truststore":
      // An empty one turns mutual TLS off.
      return .replace("/mutualTlsAuthentication/truststoreUri", value ?? "")
    case "mutualTLS.version":
      let goesWithTruststore = all.contains {
        $0.path == "mutualTLS.truststore" && $0.after == nil
      }
      return goesWithTruststore
        ? nil : .replace("/mutualTlsAuthentication/truststoreVersion", value ?? "")
    case "ownershipCertificate":
      let path = "/ownershipVerificationCertificateArn"
      guard let value else { return .remove(path) }
      return difference.before == nil ? .add(path, value) : .replace(path, value)
    default: return nil
    }
  }
}

// MARK: - Live domains

extension DomainName {
  /// A live domain.
  init(_ live: APIGateway.DomainName) {
    name = live.domainName
    var certificates: [String: String] = [:]
    for type in live.endpointConfiguration?.types ?? [] {
      // A certificate that was uploaded has no ARN.
      certificates[type] =
        (type == "EDGE" ? live.certificateArn : live.regionalCertificateArn) ?? ""
    }
    self.certificates = certificates
    securityPolicy = live.securityPolicy ?? ""
    truststore = live.mutualTlsAuthentication?.truststoreUri.nonEmpty
    truststoreVersion = live.mutualTlsAuthentication?.truststoreVersion.nonEmpty
    ownershipCertificate = live.ownershipVerificationCertificateArn.nonEmpty
    tags = live.tags ?? [:]
  }
}

extension APIGateway.DomainName {
  /// What DNS must lead the domain to, of whichever owner: of a regional endpoint, else of an
  /// edge-optimized one.
  var targets: [Reference: String] {
    let isRegional = endpointConfiguration?.types?.contains("REGIONAL") ?? false
    var targets: [Reference: String] = [:]
    targets[.domainTarget(domainName)] = isRegional ? regionalDomainName : distributionDomainName
    targets[.domainZone(domainName)] = isRegional ? regionalHostedZoneId : distributionHostedZoneId
    return targets
  }
}
