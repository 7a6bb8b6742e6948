import HTTPTypes
import Primitives
import SigV4

/// The operations of IAM Identity Center that gwdeploy uses; the client needs no keys for them.
///
/// Source of shapes: the service models `sso` and `sso-oidc`, both 2019-06-10.
struct IdentityCenter: Sendable {
  /// A token that was got for a refresh token.
  struct Token: Decodable {
    var accessToken: String
    /// How long it lives, in seconds.
    var expiresIn: Int
    /// What to get the next one for; nil if the old one stays good.
    var refreshToken: String?
  }

  private let client: Client

  /// The operations, through a client in the region of the start URL.
  init(_ client: Client) { self.client = client }

  /// The keys of a role in an account, for a token (`GetRoleCredentials`).
  func roleCredentials(
    role: String, account: String, accessToken: Secret
  ) async throws(ServiceError) -> IssuedCredentials {
    struct Output: Decodable {
      struct Keys: Decodable {
        var accessKeyId: String
        var secretAccessKey: String
        var sessionToken: String?
        /// In milliseconds since 1970.
        var expiration: Double
      }
      var roleCredentials: Keys
    }
    let output: Output = try await client.rest(
      .ssoPortal, "GetRoleCredentials", .read, .get, "/federation/credentials",
      query: [("role_name", role), ("account_id", account)],
      fields: [.ssoBearerToken: accessToken.revealed])
    let keys = output.roleCredentials
    return IssuedCredentials(
      keys: Credentials(
        accessKeyID: keys.accessKeyId, secretAccessKey: Secret(keys.secretAccessKey),
        sessionToken: keys.sessionToken.map { Secret($0) }),
      expiration: keys.expiration / 1000)
  }

  /// Another token for a refresh token, which may be good for one call only (`CreateToken`).
  func token(
    refreshToken: Secret, clientID: String, clientSecret: Secret
  ) async throws(ServiceError) -> Token {
    try await client.rest(
      .ssoTokens, "CreateToken", .writeOnce, .post, "/token",
      input: [
        "clientId": clientID, "clientSecret": clientSecret.revealed,
        "grantType": "refresh_token", "refreshToken": refreshToken.revealed,
      ])
  }
}

extension HTTPField.Name {
  fileprivate static let ssoBearerToken = named("x-amz-sso_bearer_token")
}
