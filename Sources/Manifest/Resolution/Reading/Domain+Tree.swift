extension Domain {
  /// What the tree says of a stage's domain; nil if it has no name.
  init?(_ node: YAMLNode) {
    guard let name = node["name"]?.text else { return nil }
    self.init(
      name: name, path: node["path"]?.text ?? "",
      settings: node["certificate"]?.text.map { certificate in
        Settings(
          certificate: certificate, securityPolicy: node["securityPolicy"]?.choice() ?? .tls1_2,
          mutualTLS: node["mutualTLS"].flatMap(MutualTLS.init),
          ownershipCertificate: node["ownershipCertificate"]?.text)
      })
  }
}

extension Domain.MutualTLS {
  fileprivate init?(_ node: YAMLNode) {
    guard let truststore = node["truststore"]?.text else { return nil }
    self.init(truststore: truststore, version: node["version"]?.text)
  }
}
