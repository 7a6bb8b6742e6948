internal import Primitives

/// The settings of the account for all its APIs.
enum Accounts {
  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(account.gatewayJSON)
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    for operation in try PatchOperation.all(call) {
      guard operation.path == "/cloudwatchRoleArn" else { throw operation.badPath }
      try operation.allow(.replace)
      try checkLogRole(operation.text, in: account)
      account.cloudWatchRole = operation.text
    }
    return .ok(account.gatewayJSON)
  }

  /// Whether API Gateway may write logs with a role, of which it sees what was so a while ago.
  private static func checkLogRole(_ arn: String, in account: Account) throws(Fault) {
    guard arn.hasPrefix("arn:") else {
      throw .Gateway.badRequest("The role ARN is not well formed")
    }
    let policy =
      "arn:\(account.partition):iam::aws:policy/service-role/"
      + "AmazonAPIGatewayPushToCloudWatchLogs"
    guard let role = account.roles.values.first(where: { $0.arn == arn }),
      role.trusts("apigateway.amazonaws.com"), role.attached.contains(policy),
      account.now >= role.trustChanged + account.settings.rolePropagation
    else {
      throw .Gateway.badRequest(
        "The role ARN does not have required permissions configured. Please grant trust permission "
          + "for API Gateway and add the required role policy.")
    }
  }
}

extension Account {
  fileprivate var gatewayJSON: JSON {
    .record([
      "apiKeyVersion": "4",
      "cloudwatchRoleArn": cloudWatchRole.map(JSON.string),
      "features": ["UsagePlans"],
      "throttleSettings": [
        "burstLimit": .int(settings.burstLimit), "rateLimit": .number(settings.rateLimit),
      ],
    ])
  }
}
