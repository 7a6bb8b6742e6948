import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("The tagging API")
struct TaggingTests {
  @Test("Tagged things are found to the end, which an empty token is")
  func resources() async throws {
    let (found, sent) = try await exchange(
      .text(
        """
        {"PaginationToken":"t2","ResourceTagMappingList":[{"ResourceARN":\
        "arn:aws:lambda:eu-central-1:123456789012:function:hello","Tags":[\
        {"Key":"gwdeploy:stage","Value":"dev"},{"Key":"Owner","Value":""}]}]}
        """),
      .text(#"{"PaginationToken":"","ResourceTagMappingList":[{"ResourceARN":"arn:x"}]}"#)
    ) {
      try await Tagging($0).resources(
        tags: ["gwdeploy:stage": "dev", "gwdeploy:project": "shop"], types: ["lambda:function"])
    }
    #expect(
      found == [
        .init(
          arn: "arn:aws:lambda:eu-central-1:123456789012:function:hello",
          tags: ["gwdeploy:stage": "dev", "Owner": ""]),
        .init(arn: "arn:x", tags: [:]),
      ])
    let filters: JSON = [
      ["Key": "gwdeploy:project", "Values": ["shop"]],
      ["Key": "gwdeploy:stage", "Values": ["dev"]],
    ]
    #expect(
      try sent.map { try $0.json } == [
        ["TagFilters": filters, "ResourceTypeFilters": ["lambda:function"]],
        [
          "TagFilters": filters, "ResourceTypeFilters": ["lambda:function"],
          "PaginationToken": "t2",
        ],
      ])
    #expect(sent.map(\.line) == ["POST /", "POST /"])
    #expect(
      sent[0].field("x-amz-target") == "ResourceGroupsTaggingAPI_20170126.GetResources")
    #expect(sent[0].field("content-type") == "application/x-amz-json-1.1")
  }
}
