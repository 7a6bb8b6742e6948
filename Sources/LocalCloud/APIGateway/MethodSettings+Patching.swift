extension MethodSettings {
  /// Takes over an operation on `/{path}/{method}/…` or on a whole entry.
  ///
  /// A new entry begins as `*/*` is now and does not follow it later.
  static func apply(
    _ operation: PatchOperation, to all: inout [String: MethodSettings], in account: Account
  ) throws(Fault) {
    let key = operation.path.dropFirst().split(separator: "/").prefix(2).joined(separator: "/")
    if operation.verb == .remove {
      guard operation.parts.count == 2, all[key] != nil else { throw nothingToRemove(operation) }
      all[key] = nil
      return
    }
    guard operation.parts.count == 4 else { throw badPath(operation) }
    try operation.allow(.replace)
    var settings = all[key] ?? all["*/*"] ?? MethodSettings(in: account)
    try settings.set(operation.parts[2...].joined(separator: "/"), operation, in: account)
    all[key] = settings
  }

  private mutating func set(
    _ name: String, _ operation: PatchOperation, in account: Account
  ) throws(Fault) {
    switch name {
    case "metrics/enabled": metricsEnabled = operation.flag
    case "logging/dataTrace": dataTraceEnabled = operation.flag
    case "logging/loglevel":
      guard ["OFF", "ERROR", "INFO"].contains(operation.text) else {
        throw Self.badValue(operation, "OFF, ERROR, INFO")
      }
      if operation.text != "OFF" { try StageRules.checkLogging(in: account) }
      loggingLevel = operation.text
    case "throttling/burstLimit":
      throttlingBurstLimit = try Self.number(operation, Int.init)
    case "throttling/rateLimit":
      throttlingRateLimit = try Self.number(operation, Double.init)
    case "caching/enabled": cachingEnabled = operation.flag
    case "caching/dataEncrypted": cacheDataEncrypted = operation.flag
    case "caching/ttlInSeconds":
      let seconds = try Self.number(operation, Int.init)
      guard 0...3600 ~= seconds else { throw Self.badValue(operation, "0 to 3600") }
      cacheTTL = seconds
    case "caching/requireAuthorizationForCacheControl":
      requireAuthorizationForCacheControl = operation.flag
    case "caching/unauthorizedCacheControlHeaderStrategy":
      let strategies = [
        "FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER",
      ]
      guard strategies.contains(operation.text) else {
        throw Self.badValue(operation, strategies.joined(separator: ", "))
      }
      unauthorizedCacheControlHeaderStrategy = operation.text
    default: throw Self.badPath(operation)
    }
  }

  private static func number<Number>(
    _ operation: PatchOperation, _ read: (String) -> Number?
  ) throws(Fault) -> Number {
    guard let number = read(operation.text) else { throw badValue(operation, "a number") }
    return number
  }

  private static func badValue(_ operation: PatchOperation, _ expected: String) -> Fault {
    .Gateway.badRequest(
      "Invalid value specified for \(operation.path): '\(operation.text)'. Expected \(expected).")
  }

  static func nothingToRemove(_ operation: PatchOperation) -> Fault {
    .Gateway.badRequest(
      "Cannot remove method setting \(operation.path.dropFirst()) because there is no method "
        + "setting for this method ")
  }

  /// AWS's words for a path of UpdateStage that it does not know, missing commas and all.
  static func badPath(_ operation: PatchOperation) -> Fault {
    let names = [
      "metrics/enabled, ", "logging/dataTrace, ", "logging/loglevel, ", "throttling/burstLimit",
      "throttling/rateLimit", "caching/ttlInSeconds, ", "caching/enabled, ",
      "caching/dataEncrypted, ", "caching/requireAuthorizationForCacheControl, ",
      "caching/unauthorizedCacheControlHeaderStrategy, ",
    ]
    let ofMethod = names.map { "/{resourcePath}/{httpMethod}/\($0)" }.joined()
    let ofAll = names.map { "/*/*/\($0)" + ($0.hasSuffix(", ") ? "" : " ") }.joined()
    return .Gateway.badRequest(
      "Invalid method setting path: \(operation.path). Must be one of: [/deploymentId, "
        + "/description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, "
        + "/accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, "
        + ofMethod + ofAll + "/variables/{variable_name}, /tracingEnabled]")
  }
}
