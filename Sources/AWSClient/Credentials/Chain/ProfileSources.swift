/// What the profiles of AWS's shared files say about where their keys come from.
///
/// A profile may say so in several ways; the order in which they are asked here is the AWS CLI's.
struct ProfileSources {
  let settings: AWSSettings
  let surroundings: CredentialSurroundings

  /// The role that a profile wants to have assumed from a token in a file; variables go before its
  /// own keys.
  func webIdentity(
    of name: String, variables: Variables
  ) throws(CredentialError) -> (any CredentialSource)? {
    try WebIdentityCredentials.find(
      in: variables, profile: profiles[name], of: "profile \(name)",
      home: settings.variables.home, surroundings)
  }

  /// Keys of a profile that need no other profile: single sign-on, the credentials file, a program,
  /// the config file.
  func ownKeys(of name: String) throws(CredentialError) -> (any CredentialSource)? {
    guard let profile = profiles[name] else { return nil }
    let source = "profile \(name)"
    if let role = try SSORole(profile, sessions: settings.files.ssoSessions, source: source) {
      return SSOCredentials(
        role, profile: name, home: settings.variables.home, surroundings)
    }
    if let keys = try SharedFileCredentials.find(in: profile.credentials, of: source) {
      return keys
    }
    if profile["login_session"] != nil {
      throw CredentialError(
        source,
        "login_session (aws login) is not supported: "
          + "run eval \"$(aws configure export-credentials --profile \(name) --format env)\"")
    }
    if let line = profile["credential_process"] {
      return try ProcessCredentials(commandLine: line, name: source, surroundings)
    }
    return try SharedFileCredentials.find(in: profile.config, of: source)
  }

  /// The role that a profile wants to have assumed with other keys.
  ///
  /// `path` are the profiles that led here; one that leads back to itself is an error.
  func assumedRole(
    of name: String, path: [String] = []
  ) throws(CredentialError) -> (any CredentialSource)? {
    guard let profile = profiles[name], let role = try role(of: name, profile) else { return nil }
    let path = path + [name]
    let source: any CredentialSource =
      switch (profile["source_profile"], profile["credential_source"]) {
      case (let base?, nil): try sourceProfile(base, path: path)
      case (nil, let place?): try namedSource(place, of: name)
      case (nil, nil):
        throw CredentialError(
          "profile \(name)", "it has role_arn, but neither source_profile nor credential_source")
      case (_?, _?):
        throw CredentialError(
          "profile \(name)", "it has both source_profile and credential_source")
      }
    return AssumedRoleCredentials(
      role, from: RenewingCredentials(source, time: surroundings.time), name: "profile \(name)",
      surroundings)
  }

  private var profiles: [String: SharedConfiguration.Profile] { settings.files.profiles }

  private func role(
    of name: String, _ profile: SharedConfiguration.Profile
  ) throws(CredentialError) -> AssumedRoleCredentials.Role? {
    guard let arn = profile["role_arn"], profile["web_identity_token_file"] == nil else {
      return nil
    }
    var role = AssumedRoleCredentials.Role(arn: arn)
    role.sessionName = profile["role_session_name"]
    role.externalID = profile["external_id"]
    role.mfaDevice = profile["mfa_serial"]
    if let text = profile["duration_seconds"] {
      guard let seconds = Int(text), (900...43_200).contains(seconds) else {
        throw CredentialError(
          "profile \(name)", "duration_seconds is not a number from 900 to 43200")
      }
      role.duration = .seconds(seconds)
    }
    return role
  }

  private func sourceProfile(
    _ name: String, path: [String]
  ) throws(CredentialError) -> any CredentialSource {
    let referring = "profile \(path.last ?? name)"
    guard let profile = profiles[name] else {
      throw CredentialError(
        referring, "its source_profile \(name) is not in AWS's shared files")
    }
    let hasKeys =
      profile["aws_access_key_id"] != nil || profile["aws_secret_access_key"] != nil
    // A profile may name itself: its own keys then assume its role.
    guard !path.contains(name) || (name == path.last && hasKeys) else {
      throw CredentialError(
        referring,
        "source_profile leads in a circle: "
          + (path + [name]).joined(separator: ", "))
    }
    if !hasKeys, let source = try assumedRole(of: name, path: path) { return source }
    if let source = try webIdentity(of: name, variables: .none) { return source }
    if let source = try ownKeys(of: name) { return source }
    throw CredentialError(referring, "its source_profile \(name) has no keys")
  }

  private func namedSource(
    _ place: String, of name: String
  ) throws(CredentialError) -> any CredentialSource {
    let (source, nothing): ((any CredentialSource)?, CredentialError.Attempt) =
      switch place {
      case "Environment":
        (try EnvironmentCredentials.find(in: settings.variables), EnvironmentCredentials.nothing)
      case "EcsContainer":
        (
          try ContainerCredentials.find(in: settings.variables, surroundings),
          ContainerCredentials.nothing
        )
      case "Ec2InstanceMetadata":
        (try InstanceCredentials.find(settings, surroundings), InstanceCredentials.nothing)
      default:
        throw CredentialError(
          "profile \(name)",
          "its credential_source \(place) is none of Environment, "
            + "EcsContainer and Ec2InstanceMetadata")
      }
    guard let source else {
      throw CredentialError(
        "profile \(name)", "its credential_source \(place) has no keys: \(nothing.reason)")
    }
    return source
  }
}
