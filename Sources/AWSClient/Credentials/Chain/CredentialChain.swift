public import SigV4

/// The sources of credentials in the AWS CLI's order; the first that is set up is the one.
///
/// Which one it is follows from variables and files alone, so no source is asked in vain, and none
/// delays another: the environment, a role with source profile or named source, a web identity,
/// single sign-on, the credentials file, a program, the config file, a container's own service, and
/// the instance's. A profile named explicitly goes before the environment, as with the CLI. A source
/// that is set up and fails is an error, never passed over: the next one would be an account nobody
/// asked for.
///
/// Source: the AWS CLI User Guide, "Configuration and credential file settings", and botocore 1.44.
public struct CredentialChain: CredentialProvider {
  private let passedOver: [CredentialError.Attempt]
  private let selected: Result<RenewingCredentials, CredentialError>

  /// A chain over the settings of this machine.
  public init(_ settings: AWSSettings, _ surroundings: CredentialSurroundings) {
    var selection = Selection(settings: settings, surroundings: surroundings)
    do throws(CredentialError) {
      let source = try selection.source()
      selected = .success(RenewingCredentials(source, time: surroundings.time))
    } catch {
      selected = .failure(error)
    }
    passedOver = selection.passedOver
  }

  /// Keys of the one source, renewed when they end.
  ///
  /// The error names all sources that were looked at, in their order.
  public func credentials() async throws(CredentialError) -> Credentials {
    try await issued().keys
  }

  /// The same, with their end.
  func issued() async throws(CredentialError) -> IssuedCredentials {
    do throws(CredentialError) {
      return try await selected.get().issued()
    } catch {
      throw CredentialError(attempts: passedOver + error.attempts)
    }
  }
}

/// The walk along the sources, up to the first that is set up.
private struct Selection {
  let settings: AWSSettings
  let surroundings: CredentialSurroundings
  /// The sources that are not set up.
  var passedOver: [CredentialError.Attempt] = []

  mutating func source() throws(CredentialError) -> any CredentialSource {
    let name = settings.profileName
    let profiles = ProfileSources(settings: settings, surroundings: surroundings)
    // A profile that was asked for on the command line is not overruled by variables.
    let variables = settings.profileOrigin == .option ? .none : settings.variables
    if settings.profileOrigin != .option {
      if let keys = try EnvironmentCredentials.find(in: variables) { return keys }
      passedOver.append(EnvironmentCredentials.nothing)
    }
    guard settings.profile != nil || settings.profileOrigin == .standard else {
      throw CredentialError("profile \(name)", Self.noProfile)
    }
    if let role = try profiles.assumedRole(of: name) { return role }
    if let role = try profiles.webIdentity(of: name, variables: variables) { return role }
    if settings.profileOrigin != .option { passedOver.append(WebIdentityCredentials.nothing) }
    if let keys = try profiles.ownKeys(of: name) { return keys }
    passedOver.append(
      .init(
        source: "profile \(name)",
        reason: settings.profile == nil ? Self.noProfile : "it has no keys"))
    if let keys = try ContainerCredentials.find(in: settings.variables, surroundings) {
      return keys
    }
    passedOver.append(ContainerCredentials.nothing)
    if let keys = try InstanceCredentials.find(settings, surroundings) { return keys }
    passedOver.append(InstanceCredentials.nothing)
    throw CredentialError(attempts: [])
  }

  private static let noProfile = "no profile of this name in AWS's shared files"
}
