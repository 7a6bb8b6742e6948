internal import Primitives

/// The operations on custom domain names, but for changing them.
enum DomainNames {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "domainName", "certificateArn", "regionalCertificateArn", "endpointConfiguration", "tags",
      "securityPolicy", "mutualTlsAuthentication", "ownershipVerificationCertificateArn")
    let name = try body.required("domainName")
    guard account.domainNames[name] == nil else {
      throw .Gateway.badRequest("The domain name you provided already exists.")
    }
    var domain = DomainName(name: name)
    let types =
      try body.structure("endpointConfiguration", "types", "ipAddressType", "vpcEndpointIds")?
      .strings("types") ?? ["EDGE"]
    guard types.count == 1 else {
      throw .Gateway.badRequest("Cannot create a domain name with multiple Endpoint Types.")
    }
    let certificates = [
      "EDGE": try body.string("certificateArn"),
      "REGIONAL": try body.string("regionalCertificateArn"),
    ]
    for type in types {
      guard let certificate = certificates[type] ?? nil else {
        throw .Gateway.badRequest("A certificate is needed for an endpoint of type \(type).")
      }
      domain.certificates[type] = certificate
    }
    domain.ownershipCertificate = try body.string("ownershipVerificationCertificateArn")
    domain.securityPolicy = try body.string("securityPolicy") ?? "TLS_1_2"
    let truststore = try body.structure(
      "mutualTlsAuthentication", "truststoreUri", "truststoreVersion")
    domain.truststore = try truststore?.string("truststoreUri")
    domain.truststoreVersion = try truststore?.string("truststoreVersion")
    domain.tags = try body.map("tags") ?? [:]
    domain.updated = account.now
    try domain.check(in: account)
    account.domainNames[name] = domain
    return .created(domain.json(in: account))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let page = try APIGateway.page(
      account.domainNames.values.sorted { $0.name < $1.name }, call, key: \.name)
    return .ok(
      .record([
        "item": .array(page.items.map { $0.json(in: account) }),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try account.domainName(call).json(in: account))
  }

  /// What it leads to goes with it.
  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    account.domainNames[try account.domainName(call).name] = nil
    return .accepted
  }
}

extension Account {
  /// The domain that the call's path names.
  func domainName(_ call: Call) throws(Fault) -> DomainName {
    try domainName(call.label("domain"))
  }

  func domainName(_ name: String) throws(Fault) -> DomainName {
    guard let domain = domainNames[name] else {
      throw .Gateway.notFound("Invalid domain name identifier specified")
    }
    return domain
  }
}

extension DomainName {
  /// What must be so of a domain, after whatever change.
  func check(in account: Account) throws(Fault) {
    guard name.wholeMatch(of: /(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+/) != nil else {
      throw .Gateway.badRequest("The domain name is not valid.")
    }
    guard !certificates.isEmpty else {
      throw .Gateway.badRequest("A domain name must have an endpoint.")
    }
    for (type, certificate) in certificates.sorted(by: { $0.key < $1.key }) {
      guard ["EDGE", "REGIONAL"].contains(type) else {
        throw .Gateway.badRequest("Invalid endpoint type \(type) specified.")
      }
      let region = type == "EDGE" ? "us-east-1" : account.region
      let prefix = "arn:\(account.partition):acm:\(region):"
      guard certificate.hasPrefix(prefix), certificate.contains(":certificate/") else {
        throw .Gateway.badRequest(
          "The certificate provided must be in the region \(region): \(certificate)")
      }
    }
    guard ["TLS_1_0", "TLS_1_2"].contains(securityPolicy) else {
      throw .Gateway.badRequest("Invalid security policy \(securityPolicy) specified.")
    }
    guard let truststore else {
      guard truststoreVersion == nil else {
        throw .Gateway.badRequest("A truststore version needs a truststore.")
      }
      return try GatewayTags.check(tags)
    }
    guard truststore.hasPrefix("s3://"), !truststore.hasSuffix("/") else {
      throw .Gateway.badRequest("Invalid truststore URI \(truststore) specified.")
    }
    guard certificates["EDGE"] == nil, securityPolicy == "TLS_1_2" else {
      throw .Gateway.badRequest(
        "Mutual TLS is only supported for regional domain names with the security policy TLS_1_2.")
    }
    try GatewayTags.check(tags)
  }

  /// Whether a change is still under way.
  func isUpdating(in account: Account) -> Bool {
    updated + account.settings.domainUpdate > account.now
  }

  func json(in account: Account) -> JSON {
    let isRegional = certificates["REGIONAL"] != nil
    let isEdge = certificates["EDGE"] != nil
    return .record([
      "domainName": .string(name),
      "domainNameStatus": isUpdating(in: account) ? "UPDATING" : "AVAILABLE",
      "certificateArn": certificates["EDGE"].map(JSON.string),
      "regionalCertificateArn": certificates["REGIONAL"].map(JSON.string),
      "ownershipVerificationCertificateArn": ownershipCertificate.map(JSON.string),
      "distributionDomainName": isEdge ? .string("d-\(name.count).cloudfront.net") : nil,
      "distributionHostedZoneId": isEdge ? "Z2FDTNDATAQYW2" : nil,
      "regionalDomainName": isRegional
        ? .string("d-\(name.count).execute-api.\(account.region).amazonaws.com") : nil,
      "regionalHostedZoneId": isRegional ? "Z1U9ULNL0V5AJ3" : nil,
      "endpointConfiguration": [
        "types": .list(certificates.keys.sorted()), "ipAddressType": "ipv4",
      ],
      "securityPolicy": .string(securityPolicy),
      "mutualTlsAuthentication": truststore.map { truststore in
        .record([
          "truststoreUri": .string(truststore),
          "truststoreVersion": truststoreVersion.map(JSON.string),
        ])
      },
      "routingMode": "BASE_PATH_MAPPING_ONLY",
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}
