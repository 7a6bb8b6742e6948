public import AWSClient
import Digest
public import Manifest

/// One API with its functions, roles and logs, in one account and region: what is ours, by name
/// and by tag.
///
/// A world has one stage (`isolation: stage`) or several (`isolation: shared`).
public struct World: Sendable, Hashable {
  /// The project's name.
  public let project: String
  /// The stage, if the world has only this one; nil if stages share the world.
  public let onlyStage: String?
  /// The region.
  public let region: Region
  /// The account, 12 digits.
  public let account: String

  /// The world of a stage.
  public init(
    project: String, stage: String, isolation: Isolation, region: Region, account: String
  ) {
    self.project = project
    onlyStage = isolation == .stage ? stage : nil
    self.region = region
    self.account = account
  }

  /// Whether stages share the world.
  var isShared: Bool { onlyStage == nil }

  // MARK: Names

  /// What all names of the world begin with.
  public var prefix: String { onlyStage.map { "\(project)-\($0)" } ?? project }

  /// The API's name.
  public var apiName: String { prefix }

  /// The name of a function in AWS.
  public func functionName(_ function: String) -> String { "\(prefix)-\(function)" }

  /// The name of a function's log group, the one that Lambda writes to by default.
  public func logGroupName(_ function: String) -> String {
    "/aws/lambda/\(functionName(function))"
  }

  /// The name of a layer in AWS.
  func layerName(_ layer: String) -> String { "\(prefix)-\(layer)" }

  /// The name of the role that is made for a function.
  ///
  /// IAM knows no regions, so the region is part of the name. A name beyond IAM's 64 characters is
  /// cut, and ends in a digest of the whole, so that two never become one.
  public func roleName(_ function: String) -> String {
    let whole = "\(functionName(function))-\(region.rawValue)"
    guard whole.utf8.count > 64 else { return whole }
    return "\(whole.prefix(51))-\(SHA256.digest(of: whole.utf8.span).hexadecimal.prefix(12))"
  }

  /// The name of an API key or of a usage plan.
  func usageName(_ name: String) -> String { "\(prefix)-\(name)" }

  /// What the names of a stage's alarms begin with, whether stages share the world or not.
  func alarmPrefix(stage: String) -> String { "\(project)-\(stage)-" }

  /// The path of the world's roles.
  public var rolePath: String {
    let parts = ["gwdeploy", project] + (onlyStage.map { [$0] } ?? []) + [region.rawValue]
    return "/\(parts.joined(separator: "/"))/"
  }

  // MARK: Tags

  /// The tags by which a thing is known to be of this world.
  public var tags: [String: String] {
    var tags = [Self.projectTag: project]
    tags[Self.stageTag] = onlyStage
    return tags
  }

  /// The tags of what belongs to one function.
  func tags(function: String) -> [String: String] {
    tags.merging([Self.functionTag: function]) { $1 }
  }

  /// The tags of what belongs to one stage, also where stages share the world.
  func tags(stage: String) -> [String: String] {
    tags.merging([Self.stageTag: stage]) { $1 }
  }

  /// Whether a thing with these tags belongs to a stage of this world.
  func owns(_ tags: [String: String], for stage: String) -> Bool {
    tags[Self.projectTag] == project && tags[Self.stageTag] == stage
  }

  /// Whether a thing with these tags is of this world.
  func owns(_ tags: [String: String]) -> Bool {
    tags[Self.projectTag] == project && tags[Self.stageTag] == onlyStage
  }

  /// The prefix of all tags that are gwdeploy's own.
  static let tagPrefix = "gwdeploy:"
  static let projectTag = "gwdeploy:project"
  static let stageTag = "gwdeploy:stage"
  static let functionTag = "gwdeploy:function"
  /// How many seconds after its last release a stage is past its time.
  static let lifetimeTag = "gwdeploy:expires-after"
  /// That a stage goes only if it is named.
  static let protectionTag = "gwdeploy:protected"

  // MARK: ARNs

  var partition: String { region.partition.id }

  /// The ARN of a function, without a version.
  public func functionARN(_ function: String) -> String {
    "arn:\(partition):lambda:\(region.rawValue):\(account):function:\(functionName(function))"
  }

  /// Whether a function that is not ours may be changed with this world's credentials and client.
  func reaches(_ function: FunctionARN) -> Bool {
    function.account == account && function.region == region.rawValue
  }

  /// The ARN of the role that is made for a function.
  func roleARN(_ function: String) -> String {
    "arn:\(partition):iam::\(account):role\(rolePath)\(roleName(function))"
  }

  /// The ARN of a function's log group.
  func logGroupARN(_ function: String) -> String {
    logGroupARN(named: logGroupName(function))
  }

  /// The ARN of a log group of a name.
  func logGroupARN(named group: String) -> String {
    "arn:\(partition):logs:\(region.rawValue):\(account):log-group:\(group)"
  }

  /// The ARN of the API, for tags; it names no account, as all of API Gateway's.
  func apiARN(_ id: String) -> String {
    "arn:\(partition):apigateway:\(region.rawValue)::/restapis/\(id)"
  }

  /// The ARN of an API key, for tags.
  func apiKeyARN(_ id: String) -> String {
    "arn:\(partition):apigateway:\(region.rawValue)::/apikeys/\(id)"
  }

  /// The ARN of a usage plan, for tags.
  func usagePlanARN(_ id: String) -> String {
    "arn:\(partition):apigateway:\(region.rawValue)::/usageplans/\(id)"
  }

  /// The ARN of a custom domain name, for tags.
  func domainNameARN(_ name: String) -> String {
    "arn:\(partition):apigateway:\(region.rawValue)::/domainnames/\(name)"
  }

  /// The ARN of a stage, for tags.
  func stageARN(_ stage: String, api: String) -> String {
    "\(apiARN(api))/stages/\(stage)"
  }

  /// The ARN of every method, path and stage of an API, for permissions to invoke.
  func executionARN(api: String) -> String {
    "arn:\(partition):execute-api:\(region.rawValue):\(account):\(api)/*/*/*"
  }

  /// The ARN of every authorizer of an API, for permissions to be asked.
  func authorizersARN(api: String) -> String {
    "arn:\(partition):execute-api:\(region.rawValue):\(account):\(api)/authorizers/*"
  }

  /// The URI by which an integration, or an authorizer, calls a function in the version that the stage names.
  ///
  /// Source: API Gateway `PutIntegration`, Lambda proxy integrations with stage variables.
  func integrationURI(function: String, _ delivery: Route.Delivery = .whole) -> String {
    integrationURI(
      arn: "\(functionARN(function)):${stageVariables.\(World.stageVariable(of: function))}",
      delivery)
  }

  /// The URI by which an integration calls a function of an ARN as it stands.
  ///
  /// Source: API Gateway developer guide, "Set up a Lambda proxy integration with payload response
  /// streaming", for the one of a streamed answer.
  func integrationURI(arn: String, _ delivery: Route.Delivery = .whole) -> String {
    switch delivery {
    case .whole: integrationURI("lambda", "path/2015-03-31/functions/\(arn)/invocations")
    case .streamed:
      integrationURI(
        "lambda", "path/2021-11-15/functions/\(arn)/response-streaming-invocations")
    }
  }

  /// The URI by which an integration calls an operation of an AWS service.
  func integrationURI(_ operation: Route.Operation) -> String {
    switch operation.target {
    case .path(let path): integrationURI(operation.service, "path/\(path)")
    case .action(let action): integrationURI(operation.service, "action/\(action)")
    }
  }

  private func integrationURI(_ service: String, _ rest: String) -> String {
    "arn:\(partition):apigateway:\(region.rawValue):\(service):\(rest)"
  }

  /// The stage variable that names a function's version; the manifest's reader refuses functions
  /// that would share one.
  static func stageVariable(of function: String) -> String {
    Manifest.Function.variableName(of: function)
  }
}
