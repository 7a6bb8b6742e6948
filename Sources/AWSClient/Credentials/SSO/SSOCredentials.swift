import Primitives

/// A role's keys, got from IAM Identity Center with the token that `aws sso login` left behind.
struct SSOCredentials: CredentialSource {
  let name: String
  private let role: SSORole
  private let tokens: SSOTokens
  private let surroundings: CredentialSurroundings

  init(_ role: SSORole, profile: String, home: String, _ surroundings: CredentialSurroundings) {
    self.role = role
    self.surroundings = surroundings
    name = "profile \(profile)"
    tokens = SSOTokens(role, profile: profile, home: home, surroundings)
  }

  func issue() async throws(CredentialError) -> IssuedCredentials {
    let token = try await tokens.accessToken()
    do throws(ServiceError) {
      return try await IdentityCenter(surroundings.client(signedWith: nil, in: role.region))
        .roleCredentials(role: role.name, account: role.account, accessToken: token)
    } catch {
      // The token was called back, or the session has ended before its time.
      if case .refused(401, _, _) = error.cause { throw tokens.isDead("is not accepted any more") }
      throw CredentialError(name, error)
    }
  }
}
