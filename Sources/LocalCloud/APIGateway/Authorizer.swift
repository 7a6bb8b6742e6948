/// What decides who may call methods, before they are called.
struct Authorizer: Sendable {
  let id: String
  var name: String
  var type: Kind
  /// The user pools of a `COGNITO_USER_POOLS` authorizer.
  var providerARNs: [String] = []
  /// The function of a `TOKEN` or `REQUEST` authorizer.
  var uri: String?
  var credentials: String?
  /// Expressions such as `method.request.header.Authorization`, with commas between.
  var identitySource: String?
  var validationExpression: String?
  /// Seconds.
  var resultTTL = 300

  enum Kind: String, Sendable, CaseIterable {
    case token = "TOKEN"
    case request = "REQUEST"
    case userPools = "COGNITO_USER_POOLS"

    /// The authorization of the methods that may name it.
    var authorizationType: String { self == .userPools ? "COGNITO_USER_POOLS" : "CUSTOM" }

    /// What AWS answers as `authType` where none was given.
    var authType: String { self == .userPools ? "cognito_user_pools" : "custom" }
  }
}
