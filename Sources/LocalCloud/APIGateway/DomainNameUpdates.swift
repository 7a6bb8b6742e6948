internal import Primitives

/// UpdateDomainName: which paths may be patched, and how.
enum DomainNameUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var domain = try account.domainName(call)
    guard !domain.isUpdating(in: account) else {
      throw .Gateway.badRequest(
        "The domain name \(domain.name) is UPDATING and cannot be changed until that is done.")
    }
    let operations = try PatchOperation.all(call)
    let moves = Set(operations.filter { $0.isMove }.map(\.verb))
    guard moves.count < 2 else {
      throw .Gateway.badRequest("Cannot add and remove endpoints in one request.")
    }
    var added: Set<String> = []
    for operation in operations { try apply(operation, to: &domain, &added) }
    for type in added where domain.certificates[type]?.isEmpty != false {
      throw .Gateway.badRequest("A certificate is needed for an endpoint of type \(type).")
    }
    try domain.check(in: account)
    domain.updated = account.now
    account.domainNames[domain.name] = domain
    return .ok(domain.json(in: account))
  }

  private static func apply(
    _ operation: PatchOperation, to domain: inout DomainName, _ added: inout Set<String>
  ) throws(Fault) {
    switch operation.parts {
    case ["endpointConfiguration", "types"]:
      try operation.allow(.add, .remove)
      if operation.verb == .add {
        guard domain.certificates[operation.text] == nil else {
          throw .Gateway.badRequest("The endpoint type \(operation.text) is there already.")
        }
        domain.certificates[operation.text] = ""
        added.insert(operation.text)
      } else {
        guard domain.certificates.removeValue(forKey: operation.text) != nil else {
          throw .Gateway.badRequest("The endpoint type \(operation.text) is not there.")
        }
      }
    case ["certificateArn"]: try certificate("EDGE", operation, of: &domain)
    case ["regionalCertificateArn"]: try certificate("REGIONAL", operation, of: &domain)
    case ["securityPolicy"]:
      try operation.allow(.replace)
      domain.securityPolicy = operation.text
    case ["mutualTlsAuthentication", "truststoreUri"]:
      try operation.allow(.add, .replace, .remove)
      domain.truststore = operation.text.isEmpty ? nil : operation.text
      if domain.truststore == nil { domain.truststoreVersion = nil }
    case ["mutualTlsAuthentication", "truststoreVersion"]:
      try operation.allow(.add, .replace, .remove)
      domain.truststoreVersion = operation.text.isEmpty ? nil : operation.text
    case ["ownershipVerificationCertificateArn"]:
      try operation.allow(.add, .replace, .remove)
      domain.ownershipCertificate = operation.text.isEmpty ? nil : operation.text
    default: throw operation.badPath
    }
  }

  /// A certificate is of an endpoint that is there, or goes with one that was.
  private static func certificate(
    _ type: String, _ operation: PatchOperation, of domain: inout DomainName
  ) throws(Fault) {
    try operation.allow(.add, .replace, .remove)
    let live = domain.certificates[type]
    switch operation.verb {
    case .remove:
      guard live == nil else {
        throw .Gateway.badRequest("The endpoint of type \(type) needs its certificate.")
      }
    default:
      guard let live, live.isEmpty == (operation.verb == .add) else {
        throw .Gateway.badRequest("Invalid patch operation for \(operation.path).")
      }
      domain.certificates[type] = operation.text
    }
  }
}

extension PatchOperation {
  /// Whether it adds or takes away an endpoint.
  fileprivate var isMove: Bool { parts == ["endpointConfiguration", "types"] }
}
