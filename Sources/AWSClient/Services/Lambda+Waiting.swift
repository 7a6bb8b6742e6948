extension Lambda {
  /// How waiting for a function ended without it being ready.
  public enum NotReady: Error, Sendable {
    /// A call failed.
    case service(ServiceError)
    /// Lambda gave up on the function or its update, and says why.
    case failed(reason: String)
    /// It took longer than the limit, or the task was cancelled.
    case timedOut(after: Duration)
  }

  /// Waits until a function, or one of its versions, is active and no update is under way.
  ///
  /// Polls `GetFunction`, densely at first, for up to fifteen minutes, since a snapshot of SnapStart
  /// takes some, and gives the configuration as it is then. Without a version it is the one of
  /// `$LATEST`.
  public func waitUntilReady(
    _ name: String, version: String? = nil
  ) async throws(NotReady) -> Configuration {
    var waited = Duration.zero
    var pause = Duration.milliseconds(50)
    while true {
      let configuration = try await current(name, version)
      switch configuration.readiness {
      case .ready: return configuration
      case .failed(let reason): throw .failed(reason: reason)
      case .pending: break
      }
      guard waited < .seconds(900) else { throw .timedOut(after: waited) }
      do {
        try await client.wait(pause, for: .function(state: configuration.pendingState))
      } catch {
        throw .timedOut(after: waited)
      }
      waited += pause
      pause = min(pause * 2, .seconds(1))
    }
  }

  private func current(
    _ name: String, _ version: String?
  ) async throws(NotReady) -> Configuration {
    do {
      return try await existing(name, version: version).configuration
    } catch {
      throw .service(error)
    }
  }
}

extension Lambda.Configuration {
  /// Whether a function can be invoked and changed.
  public enum Readiness: Sendable, Hashable {
    /// It is not being made or changed.
    case ready
    /// It is being made or changed: `Pending`, or `InProgress`.
    case pending
    /// Making or changing it failed, for the reason that Lambda gives.
    case failed(reason: String)
  }

  /// Lambda's word for what keeps a function from being ready.
  fileprivate var pendingState: String {
    state == "Pending" ? "Pending" : lastUpdateStatus ?? "InProgress"
  }

  /// Whether the function can be invoked and changed, by its state and last update.
  public var readiness: Readiness {
    if state == "Failed" { return .failed(reason: stateReason ?? "no reason was given") }
    if lastUpdateStatus == "Failed" {
      return .failed(reason: lastUpdateStatusReason ?? "no reason was given")
    }
    if state == "Pending" || lastUpdateStatus == "InProgress" { return .pending }
    return .ready
  }
}
