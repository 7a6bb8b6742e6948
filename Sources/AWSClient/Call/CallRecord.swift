/// One sending of a call, for whoever wants to follow what is called; it holds no values.
public struct CallRecord: Sendable, Hashable {
  /// The service's name and the operation's, such as `lambda:CreateFunction`.
  public var operation: String
  /// Which sending of the call it was, from 1.
  public var attempt: Int
  /// The status of the answer, or nil if there was none.
  public var status: Int?
  /// The error's code, if the service refused; else the kind of failure, if there was no answer.
  public var failure: String?
  /// How long it took.
  public var duration: Duration
}
