import AWSClient

/// What to do about what AWS refuses, as far as its code and message tell.
enum AWSAdvice {
  /// What to do; nil where only the message itself can say it.
  static func hint(for error: ServiceError) -> String? {
    guard case .refused(let status, let code, let message) = error.cause else { return nil }
    switch code.rawValue {
    case "ExpiredToken", "ExpiredTokenException":
      return "the credentials have expired: log in again"
    case "RequestTimeTooSkewed", "RequestExpired": return wrongClock
    case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId":
      return "the access key is not known: is the profile the right one, is the region enabled?"
    case "RegionDisabledException", "OptInRequired":
      return "enable the region in the account's settings, or choose another"
    case "SignatureDoesNotMatch", "InvalidSignatureException": return signature(message)
    case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation":
      return permission(message)
    case "LimitExceeded", "ServiceQuotaExceededException", "CodeStorageExceededException":
      return "a quota of the account is used up: delete what is not needed, or ask AWS for more"
    default:
      if status == 429 || ErrorCode.throttling.contains(code) {
        return "AWS's quota of calls is used up: try again in a minute"
      }
      return status >= 500 ? Problem.ownFault : nil
    }
  }

  private static let wrongClock = "this machine's clock is wrong: set it"

  /// Source: the messages of STS and Lambda for signatures of another time and of another region.
  private static func signature(_ message: String) -> String {
    if message.contains("Signature expired") || message.contains("Signature not yet current") {
      return wrongClock
    }
    if message.contains("scoped to") {
      return "the endpoint is another region's: check the region, and AWS_ENDPOINT_URL"
    }
    return "the secret key does not fit the access key, or this machine's clock is wrong"
  }

  /// Source: IAM User Guide, "Troubleshoot access denied error messages".
  private static func permission(_ message: String) -> String {
    if message.contains("service control policy") || message.contains("resource control policy") {
      return "a policy of the organization forbids it: ask those who administer it"
    }
    if message.contains("permissions boundary") {
      return "the permissions boundary of these credentials forbids it"
    }
    if message.contains("explicit deny") {
      return "a policy forbids this call outright: another one that allows it does not help"
    }
    return "the credentials lack the permission for this call"
  }
}
