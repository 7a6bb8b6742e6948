internal import Primitives

/// UpdateStage: which paths may be patched, and how.
///
/// The operations take effect in their order, and
/// either all or none.
enum StageUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    var stage = try Stages.stage(call, of: api)
    guard !stage.cacheStatus(in: account).isChanging else {
      throw .Gateway.conflict(
        "Unable to complete operation due to concurrent modification. Please try again later.")
    }
    for operation in try PatchOperation.all(call) {
      try apply(operation, to: &stage, of: api, in: account)
    }
    stage.updated = account.now
    api.stages[stage.name] = stage
    account.apis[api.id] = api
    return .ok(stage.json(in: account))
  }

  private static func apply(
    _ operation: PatchOperation, to stage: inout Stage, of api: RestAPI, in account: Account
  ) throws(Fault) {
    let parts = operation.parts
    guard operation.verb != .copy else {
      throw .Gateway.badRequest("Promotion not available. Canary does not exist.")
    }
    switch parts[0] {
    case "canarySettings": throw .notModelled("A canary")
    case "variables" where parts.count == 2:
      try operation.allow(.replace, .remove)
      operation.apply(to: &stage.variables, key: parts[1], value: operation.text)
      try StageRules.check(stage.variables)
    case "variables" where parts.count == 1:
      guard operation.verb == .remove else { throw MethodSettings.badPath(operation) }
      stage.variables = [:]
    case "accessLogSettings": try accessLog(operation, of: &stage, in: account)
    case "deploymentId" where parts.count == 1:
      try operation.allow(.replace)
      guard api.deployments[operation.text] != nil else {
        throw .Gateway.badRequest("Deployment id does not exist")
      }
      stage.deploymentID = operation.text
    case let name where parts.count == 1: try property(name, operation, of: &stage, in: account)
    default: try MethodSettings.apply(operation, to: &stage.methodSettings, in: account)
    }
  }

  private static func property(
    _ name: String, _ operation: PatchOperation, of stage: inout Stage, in account: Account
  ) throws(Fault) {
    switch name {
    case "description": stage.description = operation.text.isEmpty ? nil : operation.text
    case "tracingEnabled": stage.isTracingEnabled = operation.flag
    case "cacheClusterEnabled":
      if stage.isCacheEnabled != operation.flag { stage.cacheChanged = account.now }
      stage.isCacheEnabled = operation.flag
      if stage.isCacheEnabled, stage.cacheClusterSize == nil { stage.cacheClusterSize = "0.5" }
    case "cacheClusterSize":
      let size = try StageRules.checked(cacheSize: operation.text)
      // Another size is another cache, which begins empty.
      if stage.isCacheEnabled, stage.cacheClusterSize != size { stage.cacheChanged = account.now }
      stage.cacheClusterSize = size
    case "clientCertificateId" where operation.text.isEmpty: stage.clientCertificateID = nil
    case "clientCertificateId":
      stage.clientCertificateID = try account.clientCertificate(operation.text).id
    case "documentationVersion" where operation.text.isEmpty: stage.documentationVersion = nil
    case "documentationVersion":
      throw .Gateway.notFound("Invalid Documentation version specified")
    default: throw MethodSettings.badPath(operation)
    }
    try operation.allow(.replace)
  }

  private static func accessLog(
    _ operation: PatchOperation, of stage: inout Stage, in account: Account
  ) throws(Fault) {
    if operation.verb != .remove { try StageRules.checkLogging(in: account) }
    switch operation.path {
    case "/accessLogSettings" where operation.verb == .remove: stage.accessLog = Stage.AccessLog()
    case _ where operation.verb == .remove: throw MethodSettings.nothingToRemove(operation)
    case "/accessLogSettings/destinationArn":
      guard !operation.text.isEmpty else {
        throw .Gateway.badRequest("Access Log value must not be empty")
      }
      let prefix = account.arn("logs", "log-group:")
      guard operation.text.hasPrefix(prefix), !operation.text.hasSuffix(":*"),
        account.logGroups[String(operation.text.dropFirst(prefix.count))] != nil
      else {
        throw .Gateway.badRequest(
          "Invalid ARN specified in the request. ARNs must start with 'arn:' and include "
            + "appropriate components.")
      }
      stage.accessLog.destination = operation.text
    case "/accessLogSettings/format":
      let lines = operation.text.split(separator: "\n", omittingEmptySubsequences: false)
      guard operation.text.contains(/\$context\.(requestId|extendedRequestId)/),
        lines.dropFirst().joined().isEmpty
      else {
        throw .Gateway.badRequest(
          "Access Log format must be single line, new line character is allowed only at end of "
            + "the format, and contain at least $context.requestId or $context.extendedRequestId")
      }
      stage.accessLog.format = operation.text
    default:
      throw .Gateway.badRequest(
        "Invalid accessLogSettings path. Must be one of : "
          + "[/accessLogSettings/destinationArn, /accessLogSettings/format]")
    }
  }
}
