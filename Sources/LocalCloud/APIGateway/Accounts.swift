internal import Primitives

/// The settings of the account for all its APIs.
enum Accounts {
  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(
      .record([
        "apiKeyVersion": "4",
        "cloudwatchRoleArn": account.settings.cloudWatchRole.map(JSON.string),
        "features": ["UsagePlans"],
        "throttleSettings": ["burstLimit": 5000, "rateLimit": .number(10_000)],
      ]))
  }
}
