import Primitives
import SigV4

/// Keys that stand in variables of the environment.
///
/// Source: the AWS CLI User Guide, "Environment variables"; `AWS_SECURITY_TOKEN` is the token's old
/// name.
struct EnvironmentCredentials: CredentialSource {
  static let sourceName = "environment"
  static let nothing = CredentialError.Attempt(
    source: sourceName, reason: "AWS_ACCESS_KEY_ID is not set")

  var name: String { Self.sourceName }
  private let issued: IssuedCredentials

  /// The keys in the variables; nil if there are none.
  ///
  /// Half of a key is an error: the next source would be an account nobody asked for.
  static func find(in variables: Variables) throws(CredentialError) -> Self? {
    switch (variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]) {
    case (let id?, let secret?):
      return Self(
        issued: IssuedCredentials(
          keys: Credentials(
            accessKeyID: id, secretAccessKey: Secret(secret),
            sessionToken: (variables["AWS_SESSION_TOKEN"] ?? variables["AWS_SECURITY_TOKEN"])
              .map { Secret($0) }),
          expiration: try expiration(in: variables)))
    case (nil, nil):
      return nil
    case (_, nil):
      throw CredentialError(sourceName, "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not")
    case (nil, _):
      throw CredentialError(sourceName, "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not")
    }
  }

  private static func expiration(in variables: Variables) throws(CredentialError) -> Double? {
    guard let text = variables["AWS_CREDENTIAL_EXPIRATION"] else { return nil }
    guard let seconds = ISO8601.seconds(of: text) else {
      throw CredentialError(sourceName, "AWS_CREDENTIAL_EXPIRATION is not a time")
    }
    return seconds
  }

  func issue() -> IssuedCredentials { issued }
}
