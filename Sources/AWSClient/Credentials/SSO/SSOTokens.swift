import Digest
import Primitives

/// The token that `aws sso login` keeps in a file, renewed there while it can be.
struct SSOTokens: Sendable {
  /// How much life a token must have left not to be renewed, in seconds.
  private static let window = 900.0

  private let role: SSORole
  private let profile: String
  private let path: String
  private let surroundings: CredentialSurroundings

  init(_ role: SSORole, profile: String, home: String, _ surroundings: CredentialSurroundings) {
    self.role = role
    self.profile = profile
    self.surroundings = surroundings
    let key = SHA1.hexadecimal(of: role.session ?? role.startURL)
    path = "\(home)/.aws/sso/cache/\(key).json"
  }

  /// A token that lives.
  func accessToken() async throws(CredentialError) -> Secret {
    guard let bytes = surroundings.files.read(path) else { throw isDead("is not there") }
    guard let token = SSOToken(bytes) else { throw isDead("cannot be read") }
    let now = surroundings.time.now()
    if token.expiration - now >= Self.window { return token.accessToken }
    if role.session != nil, let renewed = await renewed(token, at: now) {
      return renewed.accessToken
    }
    guard token.expiration > now else { throw isDead("has expired") }
    return token.accessToken
  }

  /// The error that sends to the login.
  func isDead(_ reason: String) -> CredentialError {
    CredentialError(
      "profile \(profile)", "its SSO token \(reason): run aws sso login --profile \(profile)")
  }

  /// Another token in place of one that ends; nil if there is none to be had.
  private func renewed(_ token: SSOToken, at now: Double) async -> SSOToken? {
    guard let renewal = token.renewal, renewal.registrationEnd > now else { return nil }
    let center = IdentityCenter(surroundings.client(signedWith: nil, in: role.region))
    let answer = try? await center.token(
      refreshToken: renewal.refreshToken, clientID: renewal.clientID,
      clientSecret: renewal.clientSecret)
    guard let answer else { return nil }
    let renewed = token.replaced(by: answer, at: now)
    // A token that cannot be kept is good for this run all the same.
    if let bytes = renewed.bytes { try? surroundings.files.replace(path, bytes) }
    return renewed
  }
}
