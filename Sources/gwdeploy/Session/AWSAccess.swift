import AWSClient
import HTTP

/// The way to AWS in one region: what clients are made of, whoever they speak as.
struct AWSAccess: Sendable {
  let transport: any Transport
  let endpoints: Endpoints
  let policy: RetryPolicy
  /// The credentials that are there.
  let chain: CredentialChain
  let surroundings: CredentialSurroundings
  let observer: (@Sendable (CallRecord) -> Void)?

  /// A client that signs with the credentials that are there, or with those of a role that is
  /// assumed with them at its first call.
  func client(as role: String? = nil) -> Client {
    Client(
      transport: transport, credentials: role.map(credentials) ?? chain, endpoints: endpoints,
      time: .system, policy: policy, userAgent: Session.userAgent, observer: observer)
  }

  /// Who AWS takes a client for that speaks as a role, or as the credentials are.
  ///
  /// - Throws: `ServiceError`, or `Problem` if the role cannot be assumed.
  func caller(of client: Client, as role: String?) async throws -> STS.CallerIdentity {
    do throws(ServiceError) {
      return try await STS(client).callerIdentity()
    } catch {
      guard let role, case .credentials(let reason) = error.cause else { throw error }
      // Without credentials of its own this is not about the role: then this fails as well.
      let source = try await STS(self.client()).callerIdentity()
      throw Problem(role: role, refusedTo: source.arn, reason)
    }
  }

  private func credentials(of role: String) -> any CredentialProvider {
    RenewingCredentials(
      AssumedRoleCredentials(.init(arn: role), from: chain, surroundings), time: .system)
  }
}
