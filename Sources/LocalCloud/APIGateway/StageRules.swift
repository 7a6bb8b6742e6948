/// What a stage may be, whether made or patched.
enum StageRules {
  static func checked(name: String) throws(Fault) -> String {
    guard name.wholeMatch(of: /[A-Za-z0-9_\-]{1,128}/) != nil else {
      throw .Gateway.badRequest("Stage name only allows a-zA-Z0-9_-")
    }
    return name
  }

  static func checkCount(_ api: RestAPI) throws(Fault) {
    guard api.stages.count <= 10 else {
      throw .Gateway.limitExceeded(
        "Maximum number of stages for this API has been reached. Please contact AWS if you need "
          + "additional stages.")
    }
  }

  static func check(_ variables: [String: String]) throws(Fault) {
    guard variables.count <= 100 else {
      throw .Gateway.badRequest("A stage can have at most 100 stage variables.")
    }
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      guard name.wholeMatch(of: /[A-Za-z0-9_]{1,64}/) != nil else {
        throw .Gateway.badRequest(
          "Invalid stage variable name \(name).  Please use only alphanumeric characters and "
            + "underscores.")
      }
      guard value.wholeMatch(of: /[A-Za-z0-9\-._~:\/?#&=,]{1,512}/) != nil else {
        throw .Gateway.badRequest(
          "Invalid stage variable value of key \(name).  Please use values with alphanumeric "
            + "characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.")
      }
    }
  }

  /// Both kinds of logs are written with the account's role.
  static func checkLogging(in account: Account) throws(Fault) {
    guard account.cloudWatchRole != nil else {
      throw .Gateway.badRequest(
        "CloudWatch Logs role ARN must be set in account settings to enable logging")
    }
  }

  static func checked(cacheSize: String) throws(Fault) -> String {
    let sizes = ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"]
    guard sizes.contains(cacheSize) else {
      throw .Gateway.badRequest("Invalid cache cluster size specified.")
    }
    return cacheSize
  }
}
