import AWSClient
import Manifest

extension Survey {
  /// What holds for all APIs of the account, which only a stage that is made or changed needs.
  func account() async throws -> APIGateway.Account? {
    guard wanted.resources.contains(ResourceID(.stage, stage)) else { return nil }
    return try await apiGateway.account()
  }

  /// What the stage shows and writes to, each with the tags that must be this world's; nil where it
  /// hangs under something that is.
  func stageParts(
    api: String?, live: APIGateway.Stage?
  ) async throws -> [(part: any Resource, tags: [String: String]?)] {
    async let access = accessLogGroup()
    async let execution = executionLogGroup(api: api)
    async let certificates = certificates(shownBy: live)
    var parts: [(part: any Resource, tags: [String: String]?)] = []
    if let access = try await access { parts.append((access.group, access.tags)) }
    if let execution = try await execution { parts.append((execution, nil)) }
    for certificate in try await certificates { parts.append((certificate, nil)) }
    return parts
  }

  private func accessLogGroup() async throws -> (group: StageLogGroup, tags: [String: String])? {
    let name = world.accessLogGroupName(stage)
    guard isNeeded(ResourceID(.logGroup, StageLogGroup.name(of: stage, .access))),
      let group = try await StageLogGroup.read(name, of: stage, .access, logs)
    else { return nil }
    return (group, try await logs.tags(of: world.logGroupARN(named: name)))
  }

  /// The group of the execution logs hangs under the API whose id is part of its name.
  ///
  /// When that is gone the group is known by its tags.
  private func executionLogGroup(api: String?) async throws -> StageLogGroup? {
    guard isNeeded(ResourceID(.logGroup, StageLogGroup.name(of: stage, .execution))) else {
      return nil
    }
    let name: String
    if let api {
      name = world.executionLogGroupName(stage, api: api)
    } else {
      let arns = try await tagging.resources(tags: world.tags, types: ["logs:log-group"])
        .filter { world.owns($0.tags) }.map(\.arn)
      let prefix = world.logGroupARN(named: "API-Gateway-Execution-Logs_")
      guard let arn = arns.first(where: { $0.hasPrefix(prefix) && $0.hasSuffix("/\(stage)") })
      else { return nil }
      name = String(arn.dropFirst(world.logGroupARN(named: "").count))
    }
    return try await StageLogGroup.read(name, of: stage, .execution, logs)
  }

  private func certificates(shownBy live: APIGateway.Stage?) async throws -> [ClientCertificate] {
    let isShown = live?.clientCertificateId?.isEmpty == false
    guard isShown || isNeeded(ResourceID(.clientCertificate, stage)) else { return [] }
    return ClientCertificate.made(
      for: stage, in: world, among: try await apiGateway.clientCertificates())
  }

  /// Whether something must be read: because it is wanted, or since all that is there may go.
  private func isNeeded(_ id: ResourceID) -> Bool {
    purpose == .removing || wanted.resources.contains(id)
  }
}

extension Snapshot {
  /// Takes in what holds for all APIs of the account.
  mutating func add(_ account: APIGateway.Account?) {
    if let limit = account.flatMap(Throttle.init) { accountLimit = limit }
    if account?.cloudwatchRoleArn?.isEmpty == false { add(AccountLogRole()) }
  }
}

extension Throttle {
  /// What all APIs of an account let through together; nil if AWS does not say.
  init?(_ account: APIGateway.Account) {
    guard let rate = account.throttleSettings?.rateLimit,
      let burst = account.throttleSettings?.burstLimit
    else { return nil }
    self.init(rate: rate, burst: burst)
  }
}
