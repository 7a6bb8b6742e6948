public import Primitives

/// The headers that make a request a signed one; they replace any of the same name in the request.
public struct SignedHeaders: Sendable, Hashable {
  /// The value of `X-Amz-Date`, `YYYYMMDDTHHMMSSZ`.
  public let date: String

  /// The value of `X-Amz-Security-Token`, if the credentials have a session token.
  public let securityToken: Secret?

  /// The value of `x-amz-content-sha256`, if ``SigningOptions/contentHashHeader`` asks for it.
  public let contentHash: String?

  /// The value of `Authorization`.
  public let authorization: String

  /// The headers to send, with the session token visible.
  public var fields: [SignableRequest.Header] {
    var fields = [SignableRequest.Header(name: "X-Amz-Date", value: date)]
    if let securityToken {
      fields.append(.init(name: "X-Amz-Security-Token", value: securityToken.revealed))
    }
    if let contentHash {
      fields.append(.init(name: "x-amz-content-sha256", value: contentHash))
    }
    fields.append(.init(name: "Authorization", value: authorization))
    return fields
  }
}
