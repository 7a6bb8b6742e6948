/// The operations that empty a stage's caches.
enum StageCaches {
  static func flush(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    var stage = try Stages.stage(call, of: api)
    guard stage.cacheStatus(in: account) == .available else {
      throw .Gateway.badRequest("The stage has no cache that could be flushed.")
    }
    stage.cacheFlushed = account.now
    api.stages[stage.name] = stage
    account.apis[api.id] = api
    return .accepted
  }

  /// What authorizers have said is not modelled, so there is nothing to forget.
  static func flushAuthorizers(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    _ = try Stages.stage(call, of: try account.api(call))
    return .accepted
  }
}

extension Stage {
  /// What a cache is doing, as AWS spells it.
  enum CacheStatus: String, Sendable {
    case creating = "CREATE_IN_PROGRESS"
    case available = "AVAILABLE"
    case deleting = "DELETE_IN_PROGRESS"
    case absent = "NOT_AVAILABLE"

    /// While it changes, the stage takes no patch.
    var isChanging: Bool { self == .creating || self == .deleting }
  }

  func cacheStatus(in account: Account) -> CacheStatus {
    let isChanging = cacheChanged.map { account.now < $0 + account.settings.cacheUpdate } ?? false
    switch (isCacheEnabled, isChanging) {
    case (true, true): return .creating
    case (true, false): return .available
    case (false, true): return .deleting
    case (false, false): return .absent
    }
  }
}
