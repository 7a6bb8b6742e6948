internal import Primitives

/// What an API's own properties may be, whether made or patched.
enum RestAPIRules {
  static let emptyDescription = Fault.Gateway.badRequest("Description cannot be an empty string")

  static func check(name: String) throws(Fault) {
    guard !name.isEmpty else { throw .Gateway.badRequest("Name cannot be empty") }
  }

  static func checked(compression size: Int?) throws(Fault) -> Int {
    guard let size, 0...10_485_760 ~= size else {
      throw .Gateway.badRequest(
        "Invalid minimum compression size, must be between 0 and 10485760")
    }
    return size
  }

  static func checked(keySource: String) throws(Fault) -> String {
    guard ["HEADER", "AUTHORIZER"].contains(keySource) else {
      throw .Gateway.badRequest(
        "Invalid API key source specified. Valid options are HEADER,AUTHORIZER")
    }
    return keySource
  }

  static func checked(endpointType type: String) throws(Fault) -> String {
    guard ["REGIONAL", "EDGE", "PRIVATE"].contains(type) else {
      throw .Gateway.badRequest(
        "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE")
    }
    return type
  }

  /// - Returns: The type's default if none is given.
  static func checked(ipAddressType: String?, for endpointType: String) throws(Fault) -> String {
    guard let ipAddressType else { return endpointType == "PRIVATE" ? "dualstack" : "ipv4" }
    guard ["ipv4", "dualstack"].contains(ipAddressType) else {
      throw .Gateway.badRequest("ipAddressType must be either ipv4 or dualstack.")
    }
    guard ipAddressType == "dualstack" || endpointType != "PRIVATE" else {
      throw .Gateway.badRequest("Only dualstack ipAddressType is supported for Private APIs.")
    }
    return ipAddressType
  }

  /// The policy with its `execute-api:/` shorthands written out, as AWS keeps it.
  static func checked(policy: String, of id: String, in account: Account) throws(Fault) -> String {
    guard JSON(text: policy)?["Statement"] != nil, policy.utf8.count <= 8192 else {
      throw .Gateway.badRequest(
        "Invalid policy document. Please check the policy syntax and ensure that Principals are "
          + "valid.")
    }
    return policy.split(separator: "\"execute-api:/", omittingEmptySubsequences: false)
      .joined(separator: "\"\(account.arn("execute-api", id))/")
  }
}
