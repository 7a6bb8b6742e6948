internal import Primitives

/// The operations on client certificates.
enum ClientCertificates {
  static func generate(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("description", "tags")
    let certificate = ClientCertificate(
      id: account.identifiers.make(.certificate, length: 6), created: account.now,
      description: try body.string("description"), tags: try body.map("tags") ?? [:])
    try GatewayTags.check(certificate.tags)
    account.clientCertificates[certificate.id] = certificate
    return .created(certificate.json(in: account))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try account.clientCertificate(call.label("certificate")).json(in: account))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let page = try APIGateway.page(
      account.clientCertificates.values.sorted { $0.id < $1.id }, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map { $0.json(in: account) }),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let certificate = try account.clientCertificate(call.label("certificate"))
    let isShown = account.apis.values.contains { api in
      api.stages.values.contains { $0.clientCertificateID == certificate.id }
    }
    guard !isShown else {
      throw .Gateway.badRequest("Client certificate \(certificate.id) is used by a stage.")
    }
    account.clientCertificates[certificate.id] = nil
    return .accepted
  }
}

extension Account {
  func clientCertificate(_ id: String) throws(Fault) -> ClientCertificate {
    guard let certificate = clientCertificates[id] else {
      throw .Gateway.notFound("Invalid Client Certificate identifier specified")
    }
    return certificate
  }
}

extension ClientCertificate {
  private static let year = 31_536_000

  fileprivate func json(in account: Account) -> JSON {
    .record([
      "clientCertificateId": .string(id),
      "description": description.map(JSON.string),
      "pemEncodedCertificate": "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
      "createdDate": .int(account.seconds(at: created)),
      "expirationDate": .int(account.seconds(at: created) + Self.year),
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}
