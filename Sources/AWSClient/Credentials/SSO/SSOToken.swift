import Primitives

/// A token as `aws sso login` keeps it, in a JSON file that all of AWS's tools share.
struct SSOToken {
  /// What another token is got with.
  struct Renewal {
    var refreshToken: Secret
    var clientID: String
    var clientSecret: Secret
    /// When the client's registration ends, in seconds since 1970 in UTC.
    var registrationEnd: Double
  }

  let accessToken: Secret
  /// In seconds since 1970 in UTC.
  let expiration: Double
  /// The whole file; what is not known here is kept in it.
  private let members: [String: JSON]

  /// Reads a file; nil if it holds no token.
  init?(_ file: [UInt8]) {
    guard let members = try? WireJSON.decode([String: JSON].self, from: file) else { return nil }
    self.init(members)
  }

  private init?(_ members: [String: JSON]) {
    guard let token = members["accessToken"]?.string,
      let expiration = (members["expiresAt"]?.string).flatMap(ISO8601.seconds)
    else { return nil }
    accessToken = Secret(token)
    self.expiration = expiration
    self.members = members
  }

  /// What another token is got with; nil if the login left nothing for it.
  var renewal: Renewal? {
    guard let refreshToken = members["refreshToken"]?.string,
      let clientID = members["clientId"]?.string,
      let clientSecret = members["clientSecret"]?.string,
      let end = (members["registrationExpiresAt"]?.string).flatMap(ISO8601.seconds)
    else { return nil }
    return Renewal(
      refreshToken: Secret(refreshToken), clientID: clientID, clientSecret: Secret(clientSecret),
      registrationEnd: end)
  }

  /// The file's bytes.
  var bytes: [UInt8]? { try? WireJSON.encode(members) }

  /// The token that an answer of now brings, in the same file.
  func replaced(by answer: IdentityCenter.Token, at now: Double) -> SSOToken {
    let expiration = now + Double(answer.expiresIn)
    var members = members
    members["accessToken"] = .string(answer.accessToken)
    members["expiresAt"] = .string(ISO8601.text(of: expiration))
    if let refreshToken = answer.refreshToken { members["refreshToken"] = .string(refreshToken) }
    return SSOToken(
      accessToken: Secret(answer.accessToken), expiration: expiration, members: members)
  }

  private init(accessToken: Secret, expiration: Double, members: [String: JSON]) {
    self.accessToken = accessToken
    self.expiration = expiration
    self.members = members
  }
}
