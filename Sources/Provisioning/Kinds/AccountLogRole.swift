import AWSClient
import Primitives

/// The role that API Gateway writes all logs of an account and region with.
///
/// The account has one for all its APIs, so one that is there is left alone, whosever it is; ours is
/// shared by all projects and stays when they go.
struct AccountLogRole: Resource {
  static let kind = Kind.account
  static let onlyName = "log-role"
  private static let path = "/gwdeploy/"
  private static let tags = ["gwdeploy:shared": "api-gateway-logs"]
  private static let trustPolicy = PolicyDocument.text([
    "Effect": "Allow", "Principal": ["Service": "apigateway.amazonaws.com"],
    "Action": "sts:AssumeRole",
  ])

  var name: String { Self.onlyName }
  var attributes: Attributes { [:] }

  /// The role, its policy, and the account.
  var creationWrites: [Operation] {
    ["iam:CreateRole", "iam:AttachRolePolicy", "apigateway:UpdateAccount"]
  }
  func updateWrites(_ differences: [Difference]) -> [Operation] { [] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let region = context.world.region
    let role = "gwdeploy-apigateway-logs-\(region.rawValue)"
    let policy =
      "arn:\(region.partition.id):iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
    let arn = "arn:\(region.partition.id):iam::\(context.world.account):role\(Self.path)\(role)"
    // Somebody may have given the account a role since the plan was made.
    let account = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.account()
    }
    guard account.cloudwatchRoleArn?.isEmpty ?? true else { return }
    try await make(role, in: context)
    try await calling { () async throws(ServiceError) in
      try await context.iam.attachPolicy(policy, to: role)
      try await context.apiGateway.setLogRole(arn)
    }
  }

  /// Makes the role, unless another run or project has made it.
  private func make(_ role: String, in context: ApplyContext) async throws(ApplyError) {
    do throws(ServiceError) {
      try await context.iam.createRole(
        role, path: Self.path, trustPolicy: Self.trustPolicy,
        description: "Lets API Gateway write the logs of all its APIs", tags: Self.tags)
    } catch {
      guard error.code == "EntityAlreadyExists" else { throw .service(error) }
      let there = try await calling { () async throws(ServiceError) in
        try await context.iam.role(role)
      }
      guard there?.path == Self.path else {
        throw .notAsAsked(
          "the role \(role) is there, and not at \(Self.path): delete it, or set the account's "
            + "role for API Gateway's logs yourself")
      }
    }
  }

  /// Whatever role there is, it is the account's.
  func update(
    from live: AccountLogRole, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {}
}
