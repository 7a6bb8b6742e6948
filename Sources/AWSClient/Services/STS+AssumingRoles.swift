import Primitives
import SigV4

extension STS {
  /// A code that an MFA device showed; it is good for one call.
  struct OneTimeCode: Sendable {
    var device: String
    var code: String
  }

  /// A role's keys, got with the client's own (`AssumeRole`).
  func assume(
    _ role: AssumedRoleCredentials.Role, sessionName: String, code: OneTimeCode?
  ) async throws(ServiceError) -> IssuedCredentials {
    var parameters = [("RoleArn", role.arn), ("RoleSessionName", sessionName)]
    if let duration = role.duration {
      parameters.append(("DurationSeconds", String(duration.components.seconds)))
    }
    if let id = role.externalID { parameters.append(("ExternalId", id)) }
    if let code {
      parameters += [("SerialNumber", code.device), ("TokenCode", code.code)]
    }
    return try await issue(
      "AssumeRole", parameters, code == nil ? Call.Effect.read : .writeOnce)
  }

  /// A role's keys, got for a token; the client needs no keys (`AssumeRoleWithWebIdentity`).
  func assumeRole(
    _ arn: String, sessionName: String, webIdentityToken: Secret
  ) async throws(ServiceError) -> IssuedCredentials {
    try await issue(
      "AssumeRoleWithWebIdentity",
      [
        ("RoleArn", arn), ("RoleSessionName", sessionName),
        ("WebIdentityToken", webIdentityToken.revealed),
      ], .read)
  }

  private func issue(
    _ operation: String, _ parameters: [(name: String, value: String)], _ effect: Call.Effect
  ) async throws(ServiceError) -> IssuedCredentials {
    let result = try await client.query(.sts, operation, effect, parameters)
    func text(_ name: String) -> String? { result["Credentials"]?[name]?.text }
    guard let id = text("AccessKeyId"), let secret = text("SecretAccessKey"),
      let expiration = text("Expiration").flatMap(ISO8601.seconds)
    else {
      throw ServiceError(
        operation: "sts:\(operation)", cause: .unreadable("XML: the Credentials are incomplete"),
        effect: effect, requestID: nil, attempts: 1)
    }
    return IssuedCredentials(
      keys: Credentials(
        accessKeyID: id, secretAccessKey: Secret(secret),
        sessionToken: text("SessionToken").map { Secret($0) }),
      expiration: expiration)
  }
}
