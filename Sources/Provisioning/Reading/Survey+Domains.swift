import AWSClient

extension Survey {
  /// What came of the custom domain names that lead to the stage, or are to.
  struct Domains: Sendable {
    var resources: [any Resource] = []
    /// What DNS must lead them to.
    var targets: [Reference: String] = [:]
    var conflicts: [Plan.Conflict] = []
  }

  /// A domain with its paths.
  fileprivate struct LiveDomain {
    let name: String
    let domain: APIGateway.DomainName?
    let mappings: [APIGateway.BasePathMapping]
  }

  /// Reads the domain that is wanted and those that the API's tags name; to remove a stage, those
  /// that were made for it as well.
  func domains(_ api: RestAPI?) async throws -> Domains {
    let records = BasePathMapping.Record.all(in: api?.tags ?? [:])
    let own = records.filter { $0.stage == stage }
    let names = Set(own.map(\.domain)).union(wanted.mapping.map { [$0.domain] } ?? [])
    var domains = Domains()
    for live in try await liveDomains(names) {
      domains.add(live, records: records, api: api?.liveID, in: self)
    }
    return domains
  }

  private func liveDomains(_ names: Set<String>) async throws -> [LiveDomain] {
    switch purpose {
    case .deploying:
      return try await names.sorted().concurrentMap { name in
        async let domain = apiGateway.domainName(name)
        async let mappings = apiGateway.basePathMappings(of: name)
        return LiveDomain(name: name, domain: try await domain, mappings: try await mappings)
      }
    case .removing:
      let all = try await apiGateway.domainNames().filter { $0.domainNameId == nil }
      let made = all.filter { world.owns($0.tags ?? [:], for: stage) }.map(\.domainName)
      return try await names.union(made).sorted().concurrentMap { name in
        LiveDomain(
          name: name, domain: all.first { $0.domainName == name },
          mappings: try await apiGateway.basePathMappings(of: name))
      }
    }
  }
}

extension Survey.Domains {
  fileprivate mutating func add(
    _ live: Survey.LiveDomain, records: [BasePathMapping.Record], api: String?, in survey: Survey
  ) {
    let wanted = survey.wanted.mapping?.domain == live.name ? survey.wanted.mapping : nil
    targets.merge(live.domain?.targets ?? [:]) { $1 }
    addDomain(live, wanted, api: api, in: survey)
    guard let api else {
      if let wanted { addConflict(live, wanted, api: nil, records, in: survey) }
      return
    }
    let leading = live.mappings.filter { $0.restApiId == api && $0.stageName == survey.stage }
    if let wanted {
      addConflict(live, wanted, api: api, records, in: survey)
      let there = live.mappings.first { $0.segment == wanted.path && $0.restApiId == api }
      if let mapping = there ?? leading.first {
        resources.append(BasePathMapping(mapping, of: live.name, for: survey.stage))
      }
      return
    }
    let record = records.first { $0.domain == live.name && $0.stage == survey.stage }
    switch survey.purpose {
    case .deploying:
      guard let record else { return }
      resources.append(
        leading.first { $0.segment == record.path }.map {
          BasePathMapping($0, of: live.name, for: survey.stage)
        } ?? BasePathMapping(absent: record))
    case .removing:
      if let record, leading.isEmpty { resources.append(BasePathMapping(absent: record)) }
      resources += leading.enumerated().map { index, mapping in
        BasePathMapping(
          mapping, of: live.name, for: survey.stage,
          called: index == 0 ? nil : "\(live.name)/\(mapping.segment)")
      }
    }
  }

  /// The domain itself, if it was made for the stage.
  private mutating func addDomain(
    _ live: Survey.LiveDomain, _ wanted: BasePathMapping?, api: String?, in survey: Survey
  ) {
    let id = ResourceID(.domainName, live.name)
    let isMade = survey.wanted.resources.contains(id)
    guard let domain = live.domain else {
      if wanted != nil, !isMade { conflicts.append(.missing(id)) }
      return
    }
    guard survey.world.owns(domain.tags ?? [:], for: survey.stage) else {
      if isMade { conflicts.append(.foreign(id)) }
      return
    }
    // One that the manifest only maps to stays as it is.
    guard wanted == nil || isMade else { return }
    var resource = DomainName(domain)
    resource.otherCallees = live.mappings
      .filter { $0.restApiId != api || $0.stageName != survey.stage }
      .map { "\(live.name)/\($0.segment)" }.sorted()
    resources.append(resource)
  }

  /// The path that is wanted may lead to somebody else.
  private mutating func addConflict(
    _ live: Survey.LiveDomain, _ wanted: BasePathMapping, api: String?,
    _ records: [BasePathMapping.Record], in survey: Survey
  ) {
    guard let there = live.mappings.first(where: { $0.segment == wanted.path }) else { return }
    let owner: String
    if there.restApiId != api || api == nil {
      let stage = there.stageName.map { " (stage \($0))" } ?? ""
      owner = "the API \(there.restApiId ?? "")\(stage), which is not this project's"
    } else if let other = records.first(where: {
      $0.stage == there.stageName && $0.stage != survey.stage && $0.domain == live.name
        && $0.path == wanted.path
    }) {
      owner = "the stage \(other.stage) of this project"
    } else {
      return
    }
    conflicts.append(
      Plan.Conflict(
        id: ResourceID(.basePathMapping, live.name),
        detail:
          "\(live.name)/\(there.segment) leads to \(owner). Delete the mapping, or take another"
          + " path or domain."))
  }
}

extension Plan.Conflict {
  fileprivate static func missing(_ id: ResourceID) -> Plan.Conflict {
    Plan.Conflict(
      id: id, code: .missing,
      detail: "The account has no custom domain name \(id.name) in this region. Give the manifest a"
        + " `certificate` to make it with, or have it made.")
  }

  fileprivate static func foreign(_ id: ResourceID) -> Plan.Conflict {
    Plan.Conflict(
      id: id,
      detail: "The custom domain name \(id.name) is there already and was not made for this stage."
        + " Take `certificate` and all that belongs to it away to be mapped to it as it is.")
  }
}

extension Snapshot {
  mutating func add(_ domains: Survey.Domains) {
    for resource in domains.resources { add(resource) }
    targets = domains.targets
    conflicts += domains.conflicts
  }
}
