import Primitives

/// A role's keys, got from STS for a token in a file (`AssumeRoleWithWebIdentity`).
struct WebIdentityCredentials: CredentialSource {
  static let sourceName = "web identity"
  static let nothing = CredentialError.Attempt(
    source: sourceName, reason: "AWS_WEB_IDENTITY_TOKEN_FILE is not set")

  let name: String
  private let arn: String
  private let tokenFile: String
  private let sessionName: String?
  private let surroundings: CredentialSurroundings

  /// The role that variables, or else a profile's keys, describe; nil if neither names a token.
  static func find(
    in variables: Variables, profile: SharedConfiguration.Profile?, of profileName: String,
    home: String, _ surroundings: CredentialSurroundings
  ) throws(CredentialError) -> Self? {
    func value(_ variable: String, _ key: String) -> String? {
      variables[variable] ?? profile?[key]
    }
    guard let tokenFile = value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
      return nil
    }
    let isOfProfile = variables["AWS_WEB_IDENTITY_TOKEN_FILE"] == nil
    let name = isOfProfile ? profileName : Self.sourceName
    guard let arn = value("AWS_ROLE_ARN", "role_arn") else {
      throw CredentialError(
        name, isOfProfile ? "it has no role_arn" : "AWS_ROLE_ARN is not set")
    }
    return Self(
      name: name, arn: arn, tokenFile: tokenFile.withHome(home),
      sessionName: value("AWS_ROLE_SESSION_NAME", "role_session_name"),
      surroundings: surroundings)
  }

  /// Reads the token, which others replace from time to time, and assumes the role unsigned.
  func issue() async throws(CredentialError) -> IssuedCredentials {
    guard let token = surroundings.files.text(tokenFile)?.trimmed, !token.isEmpty else {
      throw CredentialError(name, "the token file \(tokenFile) cannot be read")
    }
    do throws(ServiceError) {
      return try await STS(surroundings.client(signedWith: nil)).assumeRole(
        arn, sessionName: sessionName ?? surroundings.sessionName(),
        webIdentityToken: Secret(token))
    } catch {
      throw CredentialError(name, error)
    }
  }
}
