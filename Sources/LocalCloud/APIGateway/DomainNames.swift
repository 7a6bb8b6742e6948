internal import Primitives

/// The operations on custom domain names, as far as they are read.
enum DomainNames {
  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let domains = account.domainNames.values.sorted { $0.name < $1.name }
    let page = try APIGateway.page(domains, call, key: \.name)
    return .ok(
      .record([
        "item": .array(page.items.map(\.json)), "position": page.next.map(JSON.string),
      ]))
  }
}

extension DomainName {
  fileprivate var json: JSON {
    [
      "domainName": .string(name), "domainNameStatus": "AVAILABLE",
      "endpointConfiguration": ["types": [.string(endpointType)]],
      "routingMode": "API_MAPPING_ONLY",
    ]
  }
}

extension Account {
  /// The custom domain name that the call's path names.
  func domainName(_ call: Call) throws(Fault) -> DomainName {
    guard let domain = domainNames[call.label("domain")] else {
      throw .Gateway.notFound("Invalid domain name identifier specified")
    }
    return domain
  }
}
