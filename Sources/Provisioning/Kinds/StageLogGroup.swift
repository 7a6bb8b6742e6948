import AWSClient

/// A log group that API Gateway writes to for a stage.
///
/// It is made before the stage logs, since a group that API Gateway makes has no tags and keeps its
/// events for ever. Its events are data: it is never deleted unless that is asked for.
struct StageLogGroup: Resource, Removable {
  static let kind = Kind.logGroup

  let stage: String
  let log: Log
  /// Days; nil leaves whatever is there, or stands for ever in a live group.
  let retention: Int?
  /// What it is tagged with when it is made.
  let tags: [String: String]
  /// The group's name, of a live one.
  let liveName: String?

  /// What is written to it.
  enum Log: String, Sendable {
    /// A line for each call.
    case access
    /// What API Gateway did with each call.
    case execution
  }

  init(
    of stage: String, _ log: Log, retention: Int?, tags: [String: String],
    liveName: String? = nil
  ) {
    self.stage = stage
    self.log = log
    self.retention = retention
    self.tags = tags
    self.liveName = liveName
  }

  /// With a space, so that it is no function's.
  static func name(of stage: String, _ log: Log) -> String { "\(stage) \(log.rawValue)" }

  var name: String { Self.name(of: stage, log) }
  var attributes: Attributes { retention.map { ["retention": .number($0)] } ?? [:] }

  func manages(_ attribute: String) -> Bool { retention != nil }

  var requires: [ResourceID] {
    log == .execution ? [ResourceID(RestAPI.kind, RestAPI.onlyName)] : []
  }

  var creationWrites: [Operation] {
    ["logs:CreateLogGroup"] + (retention == nil ? [] : ["logs:PutRetentionPolicy"])
  }
  func updateWrites(_ differences: [Difference]) -> [Operation] { ["logs:PutRetentionPolicy"] }
  var deletionWrites: [Operation] { ["logs:DeleteLogGroup"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let name = try groupName(in: context)
    try await calling { () async throws(ServiceError) in
      try await context.logs.createLogGroup(name, tags: tags)
    }
    try await putRetention(of: name, in: context)
  }

  func update(
    from live: StageLogGroup, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await putRetention(of: groupName(in: context), in: context)
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard let liveName else { return }
    try await calling { () async throws(ServiceError) in
      try await context.logs.deleteLogGroup(liveName)
    }
  }

  private func groupName(in context: ApplyContext) throws(ApplyError) -> String {
    switch log {
    case .access: context.world.accessLogGroupName(stage)
    case .execution:
      context.world.executionLogGroupName(stage, api: try context.value(of: .restAPI))
    }
  }

  private func putRetention(of name: String, in context: ApplyContext) async throws(ApplyError) {
    guard let retention else { return }
    try await calling { () async throws(ServiceError) in
      try await context.logs.putRetention(of: name, days: retention)
    }
  }
}

extension StageLogGroup {
  /// Reads the group of a name; nil if there is none.
  static func read(
    _ name: String, of stage: String, _ log: Log, _ logs: Logs
  ) async throws(ServiceError) -> StageLogGroup? {
    try await logs.logGroups(prefix: name).first { $0.logGroupName == name }.map {
      StageLogGroup(of: stage, log, retention: $0.retentionInDays, tags: [:], liveName: name)
    }
  }
}
