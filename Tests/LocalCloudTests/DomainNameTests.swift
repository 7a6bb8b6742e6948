import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite("Custom domain names in the cloud")
struct DomainNameTests {
  private static let certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/0a"
  private let caller = Caller()

  private func make(_ changes: [String: JSON] = [:]) async throws -> Answer {
    let plain: [String: JSON] = [
      "domainName": "api.example.com", "regionalCertificateArn": .string(Self.certificate),
      "endpointConfiguration": ["types": ["REGIONAL"]],
    ]
    return try await caller.rest(
      "apigateway", .post, "/domainnames", .object(plain.merging(changes) { $1 }))
  }

  private func patch(_ path: String, _ operations: JSON...) async throws -> Answer {
    try await caller.rest(
      "apigateway", .patch, "/domainnames/api.example.com\(path)",
      ["patchOperations": .array(operations)])
  }

  private func map(_ path: String, to api: JSON, stage: JSON = "dev") async throws -> Answer {
    try await caller.rest(
      "apigateway", .post, "/domainnames/api.example.com/basepathmappings",
      ["basePath": .string(path), "restApiId": api, "stage": stage])
  }

  /// An API with the stage `dev`.
  private func makeStage() async throws -> String {
    let api = try await caller.rest("apigateway", .post, "/restapis", ["name": "guide"])
    let id = api["id"]?.string ?? ""
    let root = api["rootResourceId"]?.string ?? ""
    let method = "/restapis/\(id)/resources/\(root)/methods/GET"
    _ = try await caller.rest("apigateway", .put, method, ["authorizationType": "NONE"])
    _ = try await caller.rest("apigateway", .put, "\(method)/integration", ["type": "MOCK"])
    let deployment = try await caller.rest(
      "apigateway", .post, "/restapis/\(id)/deployments", ["stageName": "dev"])
    try #require(deployment.status == 201)
    return id
  }

  @Test("A domain is there once, with a certificate of its region, and mutual TLS only if regional")
  func rules() async throws {
    let made = try await make()
    #expect(made.status == 201)
    #expect(made["securityPolicy"] == "TLS_1_2")
    #expect(
      try await make().fault
        == "400 BadRequestException: The domain name you provided already exists.")
    for changes in [
      ["endpointConfiguration": ["types": ["EDGE"]]],
      ["regionalCertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/0a"],
      ["securityPolicy": "TLS_1_1"],
      ["securityPolicy": "TLS_1_0", "mutualTlsAuthentication": ["truststoreUri": "s3://t/ca.pem"]],
      ["mutualTlsAuthentication": ["truststoreUri": "https://t/ca.pem"]],
      ["domainName": "Api.example.com"],
    ] as [[String: JSON]] {
      let answer = try await make(["domainName": "other.example.com"].merging(changes) { $1 })
      #expect(answer.fault.hasPrefix("400 BadRequestException"), "\(changes)")
    }
  }

  @Test("Endpoints come and go in requests of their own, and a change takes its time")
  func updates() async throws {
    _ = try await make()
    let edge: JSON = "arn:aws:acm:us-east-1:123456789012:certificate/0b"
    let types: JSON = "/endpointConfiguration/types"
    let add: JSON = ["op": "add", "path": types, "value": "EDGE"]
    let remove: JSON = ["op": "remove", "path": types, "value": "REGIONAL"]
    let certificate: JSON = ["op": "add", "path": "/certificateArn", "value": edge]
    #expect(try await patch("", add).status == 400)
    #expect(try await patch("", add, certificate, remove).status == 400)
    let both = try await patch("", add, certificate)
    #expect(both["endpointConfiguration", "types"] == ["EDGE", "REGIONAL"])
    let moved = try await patch("", remove, ["op": "remove", "path": "/regionalCertificateArn"])
    #expect(moved["distributionHostedZoneId"] == "Z2FDTNDATAQYW2")
    #expect(moved["regionalDomainName"] == nil)
    #expect(
      try await patch("", ["op": "add", "path": "/securityPolicy", "value": "x"]).status == 400)
    #expect(try await patch("", ["op": "replace", "path": "/tags", "value": "x"]).status == 400)

    var settings = Cloud.Settings()
    settings.domainUpdate = .seconds(60)
    let slow = Caller(settings)
    _ = try await slow.rest(
      "apigateway", .post, "/domainnames",
      [
        "domainName": "api.example.com", "regionalCertificateArn": .string(Self.certificate),
        "endpointConfiguration": ["types": ["REGIONAL"]],
      ])
    let change: JSON = [
      "patchOperations": [["op": "replace", "path": "/securityPolicy", "value": "TLS_1_0"]]
    ]
    let path = "/domainnames/api.example.com"
    #expect(try await slow.rest("apigateway", .get, path)["domainNameStatus"] == "UPDATING")
    #expect(try await slow.rest("apigateway", .patch, path, change).status == 400)
    slow.cloud.advance(by: .seconds(60))
    #expect(try await slow.rest("apigateway", .patch, path, change).status == 200)
  }

  @Test("A path is there once, leads to what is there, and keeps that from being deleted")
  func mappings() async throws {
    _ = try await make()
    let id = try await makeStage()
    let api = JSON.string(id)
    #expect(try await map("v1", to: api).status == 201)
    #expect(
      try await map("v1", to: api).fault
        == "409 ConflictException: Base path already exists for this domain name")
    #expect(
      try await map("(none)", to: api).fault
        == "409 ConflictException: Only one base path mapping is allowed if the base path is empty."
    )
    #expect(
      try await map("a/b", to: api).fault.hasPrefix("400 BadRequestException: API Gateway V1"))
    #expect(try await map("v2", to: "nobody").status == 400)
    #expect(try await map("v2", to: api, stage: "prod").status == 400)
    for path in ["/restapis/\(id)/stages/dev", "/restapis/\(id)"] {
      #expect(
        try await caller.rest("apigateway", .delete, path).fault.hasSuffix(
          "in your domains: api.example.com"))
    }
    let moved = try await patch(
      "/basepathmappings/v1", ["op": "replace", "path": "/basePath", "value": "(none)"])
    #expect(moved["basePath"] == "(none)")
    #expect(
      try await patch(
        "/basepathmappings/v1", ["op": "replace", "path": "/stage", "value": "dev"]
      ).fault == "404 NotFoundException: Invalid base path mapping identifier specified")
    let mapping = "/domainnames/api.example.com/basepathmappings/%28none%29"
    #expect(try await caller.rest("apigateway", .get, mapping)["stage"] == "dev")
    #expect(try await caller.rest("apigateway", .delete, mapping).status == 202)
    #expect(try await caller.rest("apigateway", .delete, "/restapis/\(id)").status == 202)
  }
}
