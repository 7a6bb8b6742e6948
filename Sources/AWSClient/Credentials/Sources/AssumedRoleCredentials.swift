/// A role's keys, got from STS with keys of another source (`AssumeRole`).
public struct AssumedRoleCredentials: CredentialSource {
  /// The role and how it is assumed.
  public struct Role: Sendable, Hashable {
    /// The role's ARN.
    public var arn: String
    /// The name of the session, 2 to 64 characters of `A-Za-z0-9_+=,.@-`; made up if nil.
    public var sessionName: String?
    /// What the role's trust policy wants to be told.
    public var externalID: String?
    /// How long the keys live, 15 minutes to 12 hours in whole seconds; an hour if nil.
    public var duration: Duration?
    /// The serial number or ARN of the MFA device whose code the trust policy wants.
    public var mfaDevice: String?

    /// A role, assumed in the plainest way.
    public init(arn: String) { self.arn = arn }
  }

  /// What errors call it.
  public let name: String
  private let role: Role
  private let source: any CredentialProvider
  private let surroundings: CredentialSurroundings

  /// A role that is assumed with the keys of any provider.
  public init(
    _ role: Role, from source: any CredentialProvider, name: String? = nil,
    _ surroundings: CredentialSurroundings
  ) {
    self.role = role
    self.source = source
    self.name = name ?? "role \(role.arn)"
    self.surroundings = surroundings
  }

  /// Asks for the code of the MFA device, if there is one, and assumes the role.
  public func issue() async throws(CredentialError) -> IssuedCredentials {
    var code: STS.OneTimeCode?
    if let device = role.mfaDevice { code = try await self.code(of: device) }
    do throws(ServiceError) {
      return try await STS(surroundings.client(signedWith: source)).assume(
        role, sessionName: role.sessionName ?? surroundings.sessionName(), code: code)
    } catch {
      throw CredentialError(name, error)
    }
  }

  private func code(of device: String) async throws(CredentialError) -> STS.OneTimeCode {
    guard let ask = surroundings.askForCode else {
      throw CredentialError(
        name, "it needs the code of the MFA device \(device), and there is no terminal to ask at")
    }
    guard let code = await ask(device)?.trimmed, !code.isEmpty else {
      throw CredentialError(name, "it needs the code of the MFA device \(device)")
    }
    return STS.OneTimeCode(device: device, code: code)
  }
}
