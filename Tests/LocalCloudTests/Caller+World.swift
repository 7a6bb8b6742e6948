import FoundationEssentials
import HTTPTypes
import LocalCloud
import Primitives
import Testing

extension Caller {
  static let account = "123456789012"
  static let trust =
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"#
    + #"{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#

  static func roleARN(_ name: String = "role") -> String { "arn:aws:iam::\(account):role/\(name)" }

  static func functionARN(_ name: String = "hello") -> String {
    "arn:aws:lambda:eu-central-1:\(account):function:\(name)"
  }

  /// A zip as far as its signature says; the text makes one differ from another.
  static func zip(_ text: String = "v1") -> String {
    Data([0x50, 0x4B, 3, 4] + text.utf8).base64EncodedString()
  }

  /// Makes a role that Lambda may assume.
  func makeRole(_ name: String = "role") async throws {
    let answer = try await iam(
      "CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", Self.trust)])
    try #require(answer.status == 200)
  }

  /// What CreateFunction needs, with changes.
  static func function(_ name: String = "hello", _ changes: [String: JSON] = [:]) -> JSON {
    let plain: [String: JSON] = [
      "FunctionName": .string(name), "Runtime": "python3.12", "Handler": "app.handler",
      "Role": .string(roleARN()), "Code": ["ZipFile": .string(zip())],
    ]
    return .object(plain.merging(changes) { $1 })
  }

  /// Makes a function, and its role if there is none.
  @discardableResult
  func makeFunction(
    _ name: String = "hello", _ changes: [String: JSON] = [:]
  ) async throws -> Answer {
    if try await iam("GetRole", [("RoleName", "role")]).status == 404 { try await makeRole() }
    let answer = try await createFunction(name, changes)
    try #require(answer.status == 201, "\(answer.fault)")
    return answer
  }

  func createFunction(
    _ name: String = "hello", _ changes: [String: JSON] = [:]
  ) async throws -> Answer {
    try await rest(
      "lambda", .post, "/2015-03-31/functions", Self.function(name, changes))
  }

  func lambda(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil
  ) async throws -> Answer {
    try await rest("lambda", method, "/2015-03-31/functions/\(path)", body)
  }

  func gateway(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil
  ) async throws -> Answer {
    try await rest("apigateway", method, path, body)
  }

  /// Sends patch operations, each of op, path and value.
  func patch(_ path: String, _ operations: [(String, String, String?)]) async throws -> Answer {
    let list = operations.map { op, path, value -> JSON in
      var operation: [String: JSON] = ["op": .string(op), "path": .string(path)]
      if let value { operation["value"] = .string(value) }
      return .object(operation)
    }
    return try await gateway(.patch, path, ["patchOperations": .array(list)])
  }

  /// Makes an API; gives its path and that of its root resource.
  func makeAPI(_ name: String = "api") async throws -> (path: String, root: String) {
    let answer = try await gateway(
      .post, "/restapis",
      ["name": .string(name), "endpointConfiguration": ["types": ["REGIONAL"]]])
    try #require(answer.status == 201)
    let path = "/restapis/\(answer["id"]?.string ?? "")"
    return (path, "\(path)/resources/\(answer["rootResourceId"]?.string ?? "")")
  }

  /// Makes a resource; gives its path in the control plane.
  func makeResource(_ part: String, under parent: String) async throws -> String {
    let answer = try await gateway(.post, parent, ["pathPart": .string(part)])
    try #require(answer.status == 201, "\(answer.fault)")
    let siblings = parent.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(siblings)/\(answer["id"]?.string ?? "")"
  }

  /// The URI of a Lambda integration.
  static func uri(_ function: String = functionARN()) -> String {
    "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/\(function)/invocations"
  }

  /// Puts a method with a Lambda integration, or a mock if there is no function.
  func makeMethod(
    _ method: String, on resource: String, function: String? = nil
  ) async throws {
    let path = "\(resource)/methods/\(method)"
    try #require(
      try await gateway(.put, path, ["authorizationType": "NONE"]).status == 201)
    let integration: JSON =
      function.map { function in
        ["type": "AWS_PROXY", "httpMethod": "POST", "uri": .string(Self.uri(function))]
      } ?? ["type": "MOCK"]
    let answer = try await gateway(.put, "\(path)/integration", integration)
    try #require(answer.status == 201, "\(answer.fault)")
  }

  /// Makes an API with a stage that serves it; gives both as `id:stage`.
  func deployedStage() async throws -> String {
    let (api, root) = try await makeAPI()
    try await makeMethod("GET", on: root)
    let deployment = try await deploy(api)
    let answer = try await gateway(
      .post, "\(api)/stages", ["stageName": "dev", "deploymentId": .string(deployment)])
    try #require(answer.status == 201, "\(answer.fault)")
    return "\(api.dropFirst("/restapis/".count)):dev"
  }

  /// Makes a deployment; gives its id.
  func deploy(_ api: String, _ body: JSON = [:]) async throws -> String {
    let answer = try await gateway(.post, "\(api)/deployments", body)
    try #require(answer.status == 201, "\(answer.fault)")
    return answer["id"]?.string ?? ""
  }
}
