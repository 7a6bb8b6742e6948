public import Primitives

/// What comes up on the way to a signature, to find out why AWS does not accept one.
///
/// AWS tells its own canonical request and string to sign in the message of
/// `SignatureDoesNotMatch`.
public struct SigningSteps: Sendable, Hashable {
  /// The request in the one form that both sides agree on; it shows a session token that is signed.
  public let canonicalRequest: Secret

  /// The text that is signed: algorithm, time, credential scope, digest of the canonical request.
  public let stringToSign: String

  /// The signature, 64 lower-case hexadecimal digits.
  public let signature: String
}
