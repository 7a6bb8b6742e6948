import Manifest

extension Drawing {
  /// The custom domain name, if it is made, and the path of it that leads to the stage.
  var domain: [any Resource] {
    guard let domain = application.stage.domain, let api = application.api else { return [] }
    let mapping = BasePathMapping(
      name: domain.name, domain: domain.name, path: domain.path, api: .reference(.restAPI),
      target: application.stage.name, stage: application.stage.name)
    guard let settings = domain.settings else { return [mapping] }
    return [domainName(domain.name, settings, of: api), mapping]
  }

  /// The tag of the API that names the path.
  var domainRecord: [String: String] {
    guard let domain = application.stage.domain else { return [:] }
    return BasePathMapping.Record(
      stage: application.stage.name, domain: domain.name, path: domain.path
    ).tag
  }

  /// The domain has the type of endpoint that the API has.
  private func domainName(
    _ name: String, _ settings: Domain.Settings, of api: API
  ) -> DomainName {
    DomainName(
      name: name,
      certificates: [api.endpoint == .edge ? "EDGE" : "REGIONAL": settings.certificate],
      securityPolicy: settings.securityPolicy.rawValue,
      truststore: settings.mutualTLS?.truststore,
      truststoreVersion: settings.mutualTLS?.version,
      ownershipCertificate: settings.ownershipCertificate,
      tags: application.tags.merging(world.tags(stage: application.stage.name)) { $1 })
  }
}
