public import Primitives

/// What AWS needs to know who signs; it prints without its secrets.
public struct Credentials: Sendable, Hashable {
  /// The public name of the key, such as `AKIDEXAMPLE`.
  public var accessKeyID: String

  /// The key that never leaves the program.
  public var secretAccessKey: Secret

  /// The token that goes with temporary credentials, and nil for those that do not expire.
  public var sessionToken: Secret?

  /// Takes the three parts as AWS gave them.
  public init(accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }
}
