import Primitives

/// A wish of the user to stop, looked at before each change; what is under way is let finish.
public final class Interruption: Sendable {
  private let requested = Locked(false)

  /// Nobody wishes to stop yet.
  public init() {}

  /// Whether the user wishes to stop.
  public var isRequested: Bool { requested.withLock { $0 } }

  /// Wishes to stop.
  public func request() { requested.withLock { $0 = true } }
}
