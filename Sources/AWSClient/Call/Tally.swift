import Primitives

/// How many calls a client has made.
public struct Tally: Sendable, Hashable {
  /// Calls that only read.
  public var reads = 0
  /// Calls that write.
  public var writes = 0
  /// Sendings beyond the first of a call.
  public var retries = 0
  /// Answers that asked for fewer calls.
  public var throttled = 0

  /// No calls.
  public init() {}
}
