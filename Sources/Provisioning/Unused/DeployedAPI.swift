import AWSClient

/// An API of the account, ours or not and of whichever kind, as `unused` looks at it.
public struct DeployedAPI: Sendable, Hashable {
  /// The kinds of APIs that API Gateway has.
  public enum Kind: String, Sendable, Hashable {
    case rest
    case http
    case websocket
  }

  /// The id AWS gave it.
  public var id: String
  /// Its name, which others may bear as well.
  public var name: String
  /// Its kind.
  public var kind: Kind
  /// When it was made, in seconds since 1970; nil if AWS does not say.
  public var madeAt: Double?
  /// Its tags.
  public var tags: [String: String]
  /// Its stages; nil if they could not be read.
  public var stages: [DeployedStage]?
  /// When it was deployed last, in seconds since 1970; nil if it never was, or if that could not be
  /// read.
  public var deployedAt: Double?

  /// Whether it carries a project's tags.
  public var isOurs: Bool { tags[World.projectTag] != nil }

  /// The project that its tags name.
  public var project: String? { tags[World.projectTag] }

  /// What CloudWatch counts its calls under: of a REST API the name, which others may bear as well,
  /// without what is not ASCII, and the id if nothing is left; of others the id.
  ///
  /// Source: API Gateway's page "metrics and dimensions".
  var metricsOwner: String {
    guard kind == .rest else { return id }
    let name = String(String.UnicodeScalarView(name.unicodeScalars.filter(\.isASCII)))
    return name.isEmpty ? id : name
  }
}

/// A stage of an API of the account.
public struct DeployedStage: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// When it was made, in seconds since 1970; nil if AWS does not say.
  public var madeAt: Double?
  /// When it was changed last, in seconds since 1970; nil if AWS does not say.
  public var changedAt: Double?
  /// The deployment it serves.
  public var deployment: String?
  /// When that was made, in seconds since 1970; nil if that could not be read.
  public var deployedAt: Double?
  /// GB of its cache as API Gateway writes them; nil if it has none.
  public var cacheSize: String?
  /// Its tags.
  public var tags: [String: String]
  /// Its variables by name, which integrations can refer to.
  var variables: [String: String] = [:]
  /// Whether AWS made it with its API, and deletes it with that only.
  public var isManaged = false

  /// Whether it carries a project's tags.
  public var isOurs: Bool { tags[World.projectTag] != nil }
}

extension DeployedAPI {
  init(_ api: APIGateway.RestAPI) {
    self.init(
      id: api.id, name: api.name, kind: .rest, madeAt: api.createdDate?.seconds,
      tags: api.tags ?? [:])
  }

  init(_ api: APIGatewayV2.API) {
    self.init(
      id: api.apiId, name: api.name, kind: api.protocolType == "WEBSOCKET" ? .websocket : .http,
      madeAt: api.createdDate?.seconds, tags: api.tags ?? [:])
  }
}

extension DeployedStage {
  init(_ stage: APIGateway.Stage) {
    self.init(
      name: stage.stageName, madeAt: stage.createdDate?.seconds,
      changedAt: stage.lastUpdatedDate?.seconds, deployment: stage.deploymentId,
      cacheSize: stage.cacheClusterEnabled == true ? stage.cacheClusterSize : nil,
      tags: stage.tags ?? [:], variables: stage.variables ?? [:])
  }

  init(_ stage: APIGatewayV2.Stage) {
    self.init(
      name: stage.stageName, madeAt: stage.createdDate?.seconds,
      changedAt: stage.lastUpdatedDate?.seconds, deployment: stage.deploymentId,
      tags: stage.tags ?? [:], variables: stage.stageVariables ?? [:],
      isManaged: stage.apiGatewayManaged ?? false)
  }
}
