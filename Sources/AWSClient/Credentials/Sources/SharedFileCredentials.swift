import Primitives
import SigV4

/// Keys that stand in one of AWS's shared files.
struct SharedFileCredentials: CredentialSource {
  let name: String
  private let keys: Credentials

  /// The keys in a profile's section of one file; nil if there are none.
  static func find(
    in section: SharedConfiguration.Section, of name: String
  ) throws(CredentialError) -> Self? {
    switch (section["aws_access_key_id"], section["aws_secret_access_key"]) {
    case (let id?, let secret?):
      return Self(
        name: name,
        keys: Credentials(
          accessKeyID: id, secretAccessKey: Secret(secret),
          sessionToken: section["aws_session_token"].map { Secret($0) }))
    case (nil, nil):
      return nil
    default:
      throw CredentialError(name, "it has only one of the two keys")
    }
  }

  func issue() -> IssuedCredentials { IssuedCredentials(keys: keys, expiration: nil) }
}
