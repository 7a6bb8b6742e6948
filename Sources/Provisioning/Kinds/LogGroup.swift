import AWSClient

/// The log group that a function writes to.
///
/// It is made before the function runs, since a group that Lambda makes keeps its events for ever.
/// Its events are data: it is never deleted unless that is asked for.
struct LogGroup: Resource, Removable {
  static let kind = Kind.logGroup

  let function: String
  let groupName: String
  /// Days; nil leaves whatever is there, or stands for ever in a live group.
  let retention: Int?
  /// What it is tagged with when it is made.
  let tags: [String: String]

  var name: String { function }

  var attributes: Attributes {
    retention.map { ["retention": .number($0)] } ?? [:]
  }

  func manages(_ attribute: String) -> Bool { retention != nil }

  var creationWrites: [Operation] {
    ["logs:CreateLogGroup"] + (retention == nil ? [] : ["logs:PutRetentionPolicy"])
  }
  func updateWrites(_ differences: [Difference]) -> [Operation] { ["logs:PutRetentionPolicy"] }
  var deletionWrites: [Operation] { ["logs:DeleteLogGroup"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.logs.createLogGroup(groupName, tags: tags)
    }
    try await putRetention(in: context)
  }

  func update(
    from live: LogGroup, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await putRetention(in: context)
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.logs.deleteLogGroup(groupName)
    }
  }

  private func putRetention(in context: ApplyContext) async throws(ApplyError) {
    guard let retention else { return }
    try await calling { () async throws(ServiceError) in
      try await context.logs.putRetention(of: groupName, days: retention)
    }
  }
}

extension LogGroup {
  /// Reads the log groups that have names of the world's functions, with one call for all of them.
  static func read(in world: World, _ logs: Logs) async throws(ServiceError) -> [LogGroup] {
    let prefix = world.logGroupName("")
    return try await logs.logGroups(prefix: prefix).map { group in
      LogGroup(
        function: String(group.logGroupName.dropFirst(prefix.count)),
        groupName: group.logGroupName, retention: group.retentionInDays, tags: [:])
    }
  }
}
