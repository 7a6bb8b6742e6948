/// What is waited for before a call is made, or made again.
public enum Waiting: Sendable, Hashable {
  /// A state of AWS that ends by itself keeps a call from being done.
  case settling(Settling)
  /// AWS asks for fewer calls of a service, by the service's name.
  case throttled(service: String)
  /// A call failed for a reason that passes, by the operation's name.
  case retry(operation: String)
  /// A function is being made or changed; the state is Lambda's word, `Pending` or `InProgress`.
  case function(state: String)
  /// The cluster of a stage's cache is being made, resized or taken away.
  case cache
  /// A custom domain name is being changed; the status is API Gateway's word, `UPDATING`.
  case domainName(status: String)
}

extension Waiting {
  /// What is waited for after a failure that another attempt follows.
  init(_ failure: ServiceError, of call: Call, _ verdict: RetryPolicy.Verdict) {
    switch verdict {
    case .throttled, .limited: self = .throttled(service: call.service.name)
    case .settling, .transient, .final:
      guard case .refused(_, let code, let message) = failure.cause,
        let state = call.settling.first(where: { $0.matches(code, message) })
      else {
        self = .retry(operation: failure.operation)
        return
      }
      self = .settling(state)
    }
  }
}
