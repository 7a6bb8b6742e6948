import Primitives
public import SigV4

/// The sources of credentials in the AWS CLI's order; the first that has keys is the one.
///
/// Of the CLI's sources these are known: the environment, then static keys of a profile in the
/// credentials file and the config file. A profile named explicitly (`--profile`) goes before the
/// environment, as with the CLI. A profile that asks for another source is an error that says so,
/// never passed over.
public struct CredentialChain: CredentialProvider {
  private let environment: [String: Secret]
  private let profileName: String?
  private let configuration: SharedConfiguration

  /// A chain over the environment's variables and AWS's shared files.
  ///
  /// `profile` is the one that was asked for by name; nil takes `AWS_PROFILE`, then
  /// `AWS_DEFAULT_PROFILE`, then `default`.
  public init(
    environment: [String: String], profile: String?, configuration: SharedConfiguration
  ) {
    self.environment = environment.mapValues(Secret.init)
    profileName = profile
    self.configuration = configuration
  }

  /// The keys of the first source that has some.
  ///
  /// A source that was meant to have some and does not, such as a named profile that is missing,
  /// is an error of its own.
  public func credentials() throws(CredentialError) -> Credentials {
    var attempts: [CredentialError.Attempt] = []
    for source in profileName == nil ? [fromEnvironment, fromProfile] : [fromProfile] {
      switch source() {
      case .keys(let keys): return keys
      case .nothing(let attempt): attempts.append(attempt)
      case .broken(let attempt): throw CredentialError(attempts: attempts + [attempt])
      }
    }
    throw CredentialError(attempts: attempts)
  }

  /// What a source says.
  private enum Finding {
    case keys(Credentials)
    /// It has none; the next one is asked.
    case nothing(CredentialError.Attempt)
    /// It was meant to have some; asking the next one would use an account nobody asked for.
    case broken(CredentialError.Attempt)
  }

  private func fromEnvironment() -> Finding {
    let source = "environment"
    let id = value(of: "AWS_ACCESS_KEY_ID")
    let secret = value(of: "AWS_SECRET_ACCESS_KEY")
    switch (id, secret) {
    case (let id?, let secret?):
      let token = value(of: "AWS_SESSION_TOKEN") ?? value(of: "AWS_SECURITY_TOKEN")
      return .keys(keys(id, Secret(secret), token.map(Secret.init)))
    case (nil, nil):
      return .nothing(.init(source: source, reason: "AWS_ACCESS_KEY_ID is not set"))
    case (_, nil):
      return .broken(
        .init(
          source: source, reason: "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not"))
    case (nil, _):
      return .broken(
        .init(
          source: source, reason: "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not"))
    }
  }

  private func fromProfile() -> Finding {
    let asked = profileName ?? value(of: "AWS_PROFILE") ?? value(of: "AWS_DEFAULT_PROFILE")
    let name = asked ?? "default"
    let source = "profile \(name)"
    guard let profile = configuration.profiles[name] else {
      let attempt = CredentialError.Attempt(
        source: source, reason: "no profile of this name in AWS's shared files")
      return asked == nil ? .nothing(attempt) : .broken(attempt)
    }
    for key in Self.otherSources where profile[key] != nil {
      return .broken(
        .init(source: source, reason: "\(key) is not supported yet; only static keys are"))
    }
    for values in [profile.credentials, profile.config] {
      switch (values["aws_access_key_id"], values["aws_secret_access_key"]) {
      case (let id?, let secret?):
        return .keys(keys(id.revealed, secret, values["aws_session_token"]))
      case (nil, nil): continue
      default:
        return .broken(.init(source: source, reason: "it has only one of the two keys"))
      }
    }
    let attempt = CredentialError.Attempt(source: source, reason: "it has no keys")
    return asked == nil ? .nothing(attempt) : .broken(attempt)
  }

  /// What a profile says when its keys come from elsewhere.
  private static let otherSources = [
    "role_arn", "web_identity_token_file", "sso_session", "sso_start_url", "login_session",
    "credential_process",
  ]

  private func keys(_ id: String, _ secret: Secret, _ token: Secret?) -> Credentials {
    Credentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token)
  }

  /// The value of a variable; an empty one counts as not set.
  private func value(of variable: String) -> String? {
    (environment[variable]?.revealed).flatMap { $0.isEmpty ? nil : $0 }
  }
}
