public import Primitives

/// The key pair that all tests sign with: AWS's published example, known to the check as well.
public enum TestCredentials {
  /// The access key's id.
  public static let accessKeyID = "AKIAIOSFODNN7EXAMPLE"
  /// The secret of that key.
  public static let secretAccessKey = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
}
