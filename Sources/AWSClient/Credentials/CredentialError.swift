import HTTP

/// Why there is nothing to sign requests with: each source that was tried, and what it said.
public struct CredentialError: Error, Sendable, Hashable {
  /// A source that gave no keys.
  public struct Attempt: Sendable, Hashable {
    /// The source, such as `environment`, `container`, or `profile` and its name.
    public var source: String
    /// Why it gave none, without any part of a key.
    public var reason: String

    /// A source and its reason.
    public init(source: String, reason: String) {
      self.source = source
      self.reason = reason
    }
  }

  /// The sources in the order in which they were tried.
  public var attempts: [Attempt]

  /// The source that is set up and gave no keys all the same; nil if none is.
  ///
  /// The walk along the sources ends with it. The metadata service is asked in any case, so that its
  /// silence says nothing.
  public var failedSource: String? {
    attempts.last.flatMap { $0.source == InstanceCredentials.sourceName ? nil : $0.source }
  }

  /// An error of what was tried.
  public init(attempts: [Attempt]) { self.attempts = attempts }

  /// An error of one source.
  init(_ source: String, _ reason: String) {
    attempts = [Attempt(source: source, reason: reason)]
  }

  /// A call by which a source gets its keys, and which failed.
  ///
  /// Where the call had nothing to be signed with, that is the reason.
  init(_ source: String, _ error: ServiceError) {
    switch error.cause {
    case .credentials(let error): self = error
    case .refused(let status, let code, let message):
      let request = error.requestID.map { " (request \($0))" } ?? ""
      self.init(
        source,
        "\(error.operation) was refused: \(code.rawValue) (\(status)): \(message)\(request)")
    case .unanswered(let transport):
      self.init(source, "\(error.operation) was not answered: \(transport.detail)")
    case .unreadable(let reason), .unwritable(let reason):
      self.init(source, "\(error.operation) failed: \(reason)")
    }
  }
}
