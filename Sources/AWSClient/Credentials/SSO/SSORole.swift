/// What a profile says about a role of IAM Identity Center.
struct SSORole: Sendable {
  let name: String
  let account: String
  let region: Region
  let startURL: String
  /// The section that the token belongs to; nil in profiles of the old form, without sections.
  let session: String?

  /// The role of a profile; nil if it names neither role nor account.
  ///
  /// Source: the AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider".
  init?(
    _ profile: SharedConfiguration.Profile, sessions: [String: SharedConfiguration.Section],
    source: String
  ) throws(CredentialError) {
    guard profile["sso_role_name"] != nil || profile["sso_account_id"] != nil else { return nil }
    session = profile["sso_session"]
    let section = session.flatMap { sessions[$0] }
    if let session, section == nil {
      throw CredentialError(source, "its sso_session \(session) is not in the config file")
    }
    func value(_ key: String) throws(CredentialError) -> String {
      guard let value = section?[key] ?? profile[key] else {
        throw CredentialError(source, "\(key) is missing")
      }
      guard value == profile[key] ?? value else {
        throw CredentialError(source, "it and its sso_session have different values of \(key)")
      }
      return value
    }
    name = try value("sso_role_name")
    account = try value("sso_account_id")
    region = Region(rawValue: try value("sso_region"))
    startURL = try value("sso_start_url")
    guard region.isHostLabel else { throw CredentialError(source, "sso_region is not a region") }
  }
}
