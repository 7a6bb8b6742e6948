public import AWSClient

/// Why a change could not be made.
public enum ApplyError: Error, Sendable {
  /// A call failed.
  case service(ServiceError)
  /// Lambda gave up on a function, or took too long.
  case notReady(function: String, Lambda.NotReady)
  /// The package could not be made.
  case packaging(reason: String)
  /// A value that AWS chooses was needed before it was known: the plan is out of order.
  case unresolved(Reference)
  /// AWS answered that it did something else than what it was asked for.
  case notAsAsked(String)
}

/// Runs a call and gives its failure as one of a change.
func calling<Value>(
  _ call: () async throws(ServiceError) -> Value
) async throws(ApplyError) -> Value {
  do { return try await call() } catch { throw .service(error) }
}
