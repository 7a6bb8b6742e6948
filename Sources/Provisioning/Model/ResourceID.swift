/// A kind of AWS object that a deployment is made of, by the name that users see.
public struct Kind: RawRepresentable, Sendable, Hashable {
  /// The name, such as `log-group`.
  public var rawValue: String

  /// A kind by its name.
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension Kind {
  /// An execution role of IAM.
  public static let role = Kind(rawValue: "role")
  /// A policy inside of a role.
  public static let rolePolicy = Kind(rawValue: "role-policy")
  /// A managed policy on a role.
  public static let policyAttachment = Kind(rawValue: "policy-attachment")
  /// A log group of CloudWatch Logs.
  public static let logGroup = Kind(rawValue: "log-group")
  /// A function of Lambda.
  public static let function = Kind(rawValue: "function")
  /// A published version of a function.
  public static let version = Kind(rawValue: "version")
  /// A version of a layer.
  public static let layerVersion = Kind(rawValue: "layer-version")
  /// An alias that follows a stage.
  public static let alias = Kind(rawValue: "alias")
  /// Concurrency that is provisioned for a version.
  public static let provisionedConcurrency = Kind(rawValue: "provisioned-concurrency")
  /// A statement that lets the API invoke a version.
  public static let permission = Kind(rawValue: "permission")
  /// A statement that lets the API invoke a function that is not ours.
  public static let foreignPermission = Kind(rawValue: "foreign-permission")
  /// A REST API of API Gateway.
  public static let restAPI = Kind(rawValue: "rest-api")
  /// What decides who may call methods.
  public static let authorizer = Kind(rawValue: "authorizer")
  /// What an API answers by itself to errors of a kind.
  public static let gatewayResponse = Kind(rawValue: "gateway-response")
  /// A path of an API.
  public static let resource = Kind(rawValue: "resource")
  /// What a body must look like.
  public static let model = Kind(rawValue: "model")
  /// What is held against requests.
  public static let requestValidator = Kind(rawValue: "request-validator")
  /// A method on a path.
  public static let method = Kind(rawValue: "method")
  /// What a method passes its requests to.
  public static let integration = Kind(rawValue: "integration")
  /// An answer that a method may give.
  public static let methodResponse = Kind(rawValue: "method-response")
  /// How some of a backend's answers become one of the method's.
  public static let integrationResponse = Kind(rawValue: "integration-response")
  /// A definition that was kept.
  public static let deployment = Kind(rawValue: "deployment")
  /// A certificate that a stage shows to backends.
  public static let clientCertificate = Kind(rawValue: "client-certificate")
  /// What holds for all APIs of an account in a region.
  public static let account = Kind(rawValue: "account")
  /// A stage of an API.
  public static let stage = Kind(rawValue: "stage")
  /// A custom domain name.
  public static let domainName = Kind(rawValue: "domain-name")
  /// A path of a custom domain name that leads to a stage.
  public static let basePathMapping = Kind(rawValue: "base-path-mapping")
  /// A key that callers send with their requests.
  public static let apiKey = Kind(rawValue: "api-key")
  /// Which keys may call which stages, and how often.
  public static let usagePlan = Kind(rawValue: "usage-plan")
  /// A key's place in a usage plan.
  public static let usagePlanKey = Kind(rawValue: "usage-plan-key")
  /// An alarm of CloudWatch.
  public static let alarm = Kind(rawValue: "alarm")

  /// The kinds that an API's working copy is made of, each in one deployment or another.
  static let definition: Set<Kind> = [
    .authorizer, .gatewayResponse, .resource, .model, .requestValidator, .method, .methodResponse,
    .integration, .integrationResponse,
  ]
}

/// One object of a world: its kind, and its name among those of its kind.
public struct ResourceID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The kind.
  public var kind: Kind
  /// The name within the world, as the manifest has it where it has one: `hello`, `GET /users`.
  public var name: String

  /// An object by kind and name.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Kind and name.
  public var description: String { "\(kind.rawValue) \(name)" }

  /// By kind, then by name.
  public static func < (one: ResourceID, other: ResourceID) -> Bool {
    (one.kind.rawValue, one.name) < (other.kind.rawValue, other.name)
  }
}

/// A value that AWS chooses: known of what is live, and of what is made once it is made.
///
/// What a definition refers to is part of its digest by the reference's description.
public enum Reference: Sendable, Hashable {
  /// The ARN of the role that is made for a function.
  case role(function: String)
  /// The ARN of the version of a layer that functions are to be made with.
  case layerVersion(String)
  /// The id of the REST API.
  case restAPI
  /// The id of a path of the API.
  case path(String)
  /// The id of an authorizer.
  case authorizer(String)
  /// The id of a request validator, by its name.
  case requestValidator(String)
  /// The id of an API key.
  case apiKey(String)
  /// The id of a usage plan.
  case usagePlan(String)
  /// The published version of a function that the stage is to run.
  case version(function: String)
  /// The id of the client certificate that is made for a stage.
  case clientCertificate(stage: String)
  /// The name that DNS must lead a custom domain name to.
  case domainTarget(String)
  /// The hosted zone in Route 53 of what DNS must lead a custom domain name to.
  case domainZone(String)
  /// The id of a deployment of the definition that has this digest.
  case deployment(digest: String)
}
