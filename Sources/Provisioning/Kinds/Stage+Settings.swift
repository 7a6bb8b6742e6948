import AWSClient
import Manifest

extension Stage {
  /// The settings with the account's limit where none is said.
  var filledSettings: StageSettings { settings.filled(with: accountLimit) }

  /// The tag that says which settings the manifest wants: what a stage has beyond them, somebody
  /// else has changed.
  var settingsRecord: [String: String] {
    var wanted = settings.attributes
    wanted["webACL"] = webACL.map { .text("\($0)") }
    return wanted.record
  }

  /// The settings, once all they name is known.
  func settings(in context: ApplyContext) throws(ApplyError) -> StageSettings {
    var settings = filledSettings
    if case .reference(let certificate) = settings.clientCertificate {
      settings.clientCertificate = .text(try context.value(of: certificate))
    }
    return settings
  }

  // MARK: Web ACL

  /// Puts the web ACL that is wanted on the stage, unless it has it.
  func putWebACL(
    inPlaceOf live: Manifest.Stage.WebACL?, api: String, in context: ApplyContext
  ) async throws(ApplyError) {
    guard case .existing(let acl) = webACL, webACL != live else { return }
    try await calling { () async throws(ServiceError) in
      try await context.waf.associate(webACL: acl, with: context.world.stageARN(name, api: api))
    }
  }

  /// Takes off a web ACL where none is wanted.
  func takeOffWebACL(
    of live: Stage, api: String, in context: ApplyContext
  ) async throws(ApplyError) {
    guard case .some(.none) = webACL, case .existing = live.webACL else { return }
    try await calling { () async throws(ServiceError) in
      try await context.waf.disassociate(from: context.world.stageARN(name, api: api))
    }
  }

  // MARK: Caches

  /// Forgets what was kept of the release that the stage served: answers to callers, and what
  /// authorizers said, which may hold for another one's routes.
  ///
  /// A run that ends before this leaves both to their times to live.
  func flushCaches(
    of live: Stage, api: String, in context: ApplyContext
  ) async throws(ApplyError) {
    let hasCache = live.cacheStatus == .available || live.cacheStatus == .flushing
    try await calling { () async throws(ServiceError) in
      if hasCache { try await context.apiGateway.flushStageCache(name, of: api) }
      if authorizerAnswers == .kept {
        try await context.apiGateway.flushAuthorizersCache(ofStage: name, of: api)
      }
    }
  }

  /// Makes, resizes or takes away the cache's cluster, and waits for it if that is asked for.
  func changeCache(
    _ operations: [PatchOperation], api: String, in context: ApplyContext
  ) async throws(ApplyError) {
    guard !operations.isEmpty else { return }
    let status = try await calling { () async throws(ServiceError) in
      _ = try await context.apiGateway.updateStage(name, of: api, operations)
      return settings.cacheSize != nil && cacheWaiting == .untilAvailable
        ? try await context.apiGateway.waitForCache(of: name, of: api) : nil
    }
    guard let status, status != .available else { return }
    throw .notAsAsked("the cache of \(name) was to be available, and is \(status.rawValue)")
  }
}
