import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct TaggingTests {
  private let caller = Caller()

  private func resources(_ body: JSON) async throws -> Answer {
    try await caller.target("tagging", "ResourceGroupsTaggingAPI_20170126.GetResources", body)
  }

  private func arns(_ body: JSON) async throws -> [JSON] {
    try await resources(body)["ResourceTagMappingList"]?.array?.compactMap { $0["ResourceARN"] }
      ?? []
  }

  @Test("Filters are all of the keys and one of each key's values")
  func filters() async throws {
    try await caller.makeFunction("a", ["Tags": ["project": "guide", "stage": "dev"]])
    try await caller.makeFunction("b", ["Tags": ["project": "guide", "stage": "prod"]])
    try await caller.makeFunction("c", ["Tags": ["project": "other"]])
    try await caller.makeFunction("d")
    let project: JSON = ["Key": "project", "Values": ["guide"]]
    let stages: JSON = ["Key": "stage", "Values": ["dev", "test"]]
    let a = JSON.string(Caller.functionARN("a"))
    let b = JSON.string(Caller.functionARN("b"))
    #expect(try await arns(["TagFilters": [project]]) == [a, b])
    #expect(try await arns(["TagFilters": [project, stages]]) == [a])
    #expect(try await arns(["TagFilters": [["Key": "project"]]]).count == 3)
    #expect(try await arns([:]).count == 3)
  }

  @Test("Types are a service or a kind of it")
  func types() async throws {
    try await caller.makeFunction("a", ["Tags": ["x": "1"]])
    let api = try await caller.gateway(
      .post, "/restapis", ["name": "api", "tags": ["x": "1"]])
    _ = try await caller.target(
      "logs", "Logs_20140328.CreateLogGroup", ["logGroupName": "g", "tags": ["x": "1"]])
    let arn = JSON.string(
      "arn:aws:apigateway:eu-central-1::/restapis/\(api["id"]?.string ?? "")")
    #expect(try await arns(["ResourceTypeFilters": ["apigateway"]]) == [arn])
    #expect(try await arns(["ResourceTypeFilters": ["apigateway:restapis"]]) == [arn])
    #expect(
      try await arns(["ResourceTypeFilters": ["lambda:function", "logs:log-group"]]).count == 2)
  }

  @Test("An empty token ends the pages")
  func pages() async throws {
    for name in ["a", "b", "c"] { try await caller.makeFunction(name, ["Tags": ["x": "1"]]) }
    let first = try await resources(["ResourcesPerPage": 2])
    let token = try #require(first["PaginationToken"]?.string)
    #expect(!token.isEmpty)
    let second = try await resources(
      ["ResourcesPerPage": 2, "PaginationToken": .string(token)])
    #expect(second["ResourceTagMappingList"]?.array?.count == 1)
    #expect(second["PaginationToken"] == "")
  }
}
