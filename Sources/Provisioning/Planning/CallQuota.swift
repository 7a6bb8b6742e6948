/// How often AWS lets an account call some operations, in one region.
struct CallQuota: Sendable {
  /// What is counted: one operation, or all of a service (`apigateway:`).
  let prefix: String
  /// Seconds from one call to the next, once the burst is used up.
  let interval: Double
  /// How many calls may come at once.
  let burst: Int

  init(_ prefix: String, every interval: Double, burst: Int = 1) {
    self.prefix = prefix
    self.interval = interval
    self.burst = burst
  }

  func counts(_ operation: Operation) -> Bool {
    prefix.hasSuffix(":") ? operation.rawValue.hasPrefix(prefix) : operation.rawValue == prefix
  }

  /// The quotas of what a deployment writes.
  ///
  /// Sources: the "quotas for creating, deploying and managing an API" of API Gateway, of which none
  /// can be raised; Lambda's "API requests" (15 a second for all that have no quota of their own);
  /// the quotas of CloudWatch and CloudWatch Logs. IAM publishes none: its figure is an assumption.
  static let all = [
    CallQuota("apigateway:", every: 0.1, burst: 40),
    CallQuota("apigateway:CreateDeployment", every: 5),
    CallQuota("apigateway:CreateRestApi", every: 3),
    CallQuota("apigateway:DeleteRestApi", every: 30),
    CallQuota("apigateway:PutRestApi", every: 1),
    CallQuota("apigateway:CreateResource", every: 0.2),
    CallQuota("apigateway:DeleteResource", every: 0.2),
    CallQuota("apigateway:CreateApiKey", every: 0.2),
    CallQuota("apigateway:DeleteApiKey", every: 0.2),
    CallQuota("apigateway:UpdateUsagePlan", every: 20),
    CallQuota("apigateway:CreateDomainName", every: 30),
    CallQuota("apigateway:UpdateDomainName", every: 30),
    CallQuota("apigateway:DeleteDomainName", every: 30),
    CallQuota("apigateway:UpdateAccount", every: 20),
    CallQuota("lambda:", every: 1 / 15, burst: 15),
    CallQuota("iam:", every: 0.2, burst: 10),
    CallQuota("logs:CreateLogGroup", every: 0.1, burst: 10),
    CallQuota("logs:DeleteLogGroup", every: 0.1, burst: 10),
    CallQuota("logs:PutRetentionPolicy", every: 0.2, burst: 5),
    CallQuota("monitoring:PutMetricAlarm", every: 1 / 3, burst: 3),
    CallQuota("monitoring:DeleteAlarms", every: 1 / 3, burst: 3),
  ]
}
