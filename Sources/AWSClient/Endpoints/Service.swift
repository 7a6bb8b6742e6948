/// A service of AWS: how its requests are written, named and signed.
///
/// Source: the `metadata` of each service model in botocore 1.44.
public struct Service: Sendable, Hashable {
  /// How requests and answers are written.
  public enum WireProtocol: Sendable, Hashable {
    /// Methods and paths with JSON bodies.
    case restJSON
    /// `POST /` with a target header and a JSON body; the version is `1.0` or `1.1`.
    case json(version: String, targetPrefix: String, codes: ErrorCodes = .own)
    /// `POST /` with a form, answered in XML; the version is the model's date.
    case query(apiVersion: String)
    /// Methods and paths with bodies of any kind, and errors in XML.
    case restXML
  }

  /// What its operations' names are prefixed with in messages, such as `lambda`.
  public let name: String
  /// The name in credential scopes, such as `lambda`.
  public let signingName: String
  /// The first label of its host names, such as `lambda`.
  public let endpointPrefix: String
  /// What `AWS_ENDPOINT_URL_…` for this service ends in, such as `CLOUDWATCH_LOGS`.
  public let environmentName: String
  /// How requests and answers are written.
  public let wireProtocol: WireProtocol
  /// Whether the service has one endpoint for all regions of a partition.
  let scope: Scope
  /// Where the service's FIPS endpoint in GovCloud is.
  let govCloudFIPS: GovCloudFIPS
  /// What its hosts with IPv6 addresses are called.
  let dualStackHosts: DualStackHosts
  /// How the members of its JSON are spelt.
  let memberCase: MemberCase

  /// Which codes a service of the JSON protocol gives its errors.
  public enum ErrorCodes: Sendable, Hashable {
    case own
    /// Those that it had when it spoke the query protocol, in a header: it must be asked for them.
    case ofQueryProtocol
  }

  enum Scope: Sendable, Hashable {
    case regional
    case global
  }

  enum GovCloudFIPS: Sendable, Hashable {
    /// At a name with `-fips`, as everywhere.
    case ownHost
    /// At the plain name, unless IPv6 is wanted as well.
    case plainHost
    /// At the plain name, also where IPv6 is wanted.
    case alwaysPlainHost
  }

  enum DualStackHosts: Sendable, Hashable {
    /// As the others, with the partition's own suffix for them.
    case ownSuffix
    /// As the others, with `dualstack` before the region.
    case label
  }

  enum MemberCase: Sendable, Hashable {
    /// `functionName`, as properties are spelt here.
    case camel
    /// `FunctionName`.
    case pascal
  }

  init(
    _ name: String, signingName: String? = nil, endpointPrefix: String? = nil,
    environmentName: String, wireProtocol: WireProtocol, scope: Scope = .regional,
    govCloudFIPS: GovCloudFIPS = .ownHost, dualStackHosts: DualStackHosts = .ownSuffix,
    memberCase: MemberCase = .camel
  ) {
    self.name = name
    self.signingName = signingName ?? name
    self.endpointPrefix = endpointPrefix ?? name
    self.environmentName = environmentName
    self.wireProtocol = wireProtocol
    self.scope = scope
    self.govCloudFIPS = govCloudFIPS
    self.dualStackHosts = dualStackHosts
    self.memberCase = memberCase
  }

  /// API Gateway, REST APIs (2015-07-09).
  public static let apiGateway = Service(
    "apigateway", environmentName: "API_GATEWAY", wireProtocol: .restJSON)

  /// Lambda (2015-03-31).
  public static let lambda = Service(
    "lambda", environmentName: "LAMBDA", wireProtocol: .restJSON, memberCase: .pascal)

  /// Identity and Access Management (2010-05-08).
  public static let iam = Service(
    "iam", environmentName: "IAM", wireProtocol: .query(apiVersion: "2010-05-08"), scope: .global,
    govCloudFIPS: .plainHost)

  /// Security Token Service (2011-06-15).
  public static let sts = Service(
    "sts", environmentName: "STS", wireProtocol: .query(apiVersion: "2011-06-15"),
    govCloudFIPS: .plainHost)

  /// CloudWatch Logs (2014-03-28).
  public static let logs = Service(
    "logs", environmentName: "CLOUDWATCH_LOGS",
    wireProtocol: .json(version: "1.1", targetPrefix: "Logs_20140328"),
    govCloudFIPS: .plainHost)

  /// CloudWatch: metrics and alarms (2010-08-01).
  public static let cloudWatch = Service(
    "monitoring", environmentName: "CLOUDWATCH",
    wireProtocol: .json(
      version: "1.0", targetPrefix: "GraniteServiceVersion20100801", codes: .ofQueryProtocol),
    govCloudFIPS: .alwaysPlainHost, memberCase: .pascal)

  /// Resource Groups Tagging API (2017-01-26).
  public static let tagging = Service(
    "tagging", environmentName: "RESOURCE_GROUPS_TAGGING_API",
    wireProtocol: .json(version: "1.1", targetPrefix: "ResourceGroupsTaggingAPI_20170126"),
    memberCase: .pascal)

  /// Systems Manager (2014-11-06).
  public static let ssm = Service(
    "ssm", environmentName: "SSM",
    wireProtocol: .json(version: "1.1", targetPrefix: "AmazonSSM"), govCloudFIPS: .plainHost,
    memberCase: .pascal)

  /// Simple Storage Service (2006-03-01).
  public static let s3 = Service(
    "s3", environmentName: "S3", wireProtocol: .restXML, dualStackHosts: .label)

  /// WAF, version 2 (2019-07-29).
  public static let waf = Service(
    "wafv2", environmentName: "WAFV2",
    wireProtocol: .json(version: "1.1", targetPrefix: "AWSWAF_20190729"), memberCase: .pascal)

  /// IAM Identity Center's portal, which gives a role's keys for a token (2019-06-10).
  static let ssoPortal = Service(
    "sso", signingName: "awsssoportal", endpointPrefix: "portal.sso", environmentName: "SSO",
    wireProtocol: .restJSON, govCloudFIPS: .plainHost)

  /// IAM Identity Center's tokens (2019-06-10).
  static let ssoTokens = Service(
    "sso-oauth", endpointPrefix: "oidc", environmentName: "SSO_OIDC", wireProtocol: .restJSON,
    govCloudFIPS: .plainHost)

  /// All services that are called.
  static let all: [Service] = [
    .apiGateway, .lambda, .iam, .sts, .logs, .cloudWatch, .tagging, .ssm, .s3, .waf, .ssoPortal,
    .ssoTokens,
  ]
}
