import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct StoredParameterTests {
  private let caller = Caller()

  private func ssm(_ operation: String, _ body: JSON) async throws -> Answer {
    try await caller.target("ssm", "AmazonSSM.\(operation)", body)
  }

  @Test("Without Overwrite a parameter is made once; each write counts")
  func put() async throws {
    let lock: JSON = ["Name": "/gwdeploy/lock", "Value": "a", "Type": "String"]
    #expect(try await ssm("PutParameter", lock)["Version"] == 1)
    #expect(
      try await ssm("PutParameter", lock).fault
        == "400 ParameterAlreadyExists: The parameter already exists. To overwrite this value, set "
        + "the overwrite option in the request to true.")
    let renewal: JSON = ["Name": "/gwdeploy/lock", "Value": "b", "Overwrite": true]
    #expect(try await ssm("PutParameter", renewal)["Version"] == 2)
    let read = try await ssm("GetParameter", ["Name": "/gwdeploy/lock"])
    #expect(read["Parameter", "Value"] == "b")
    #expect(read["Parameter", "Version"] == 2)
    #expect(
      read["Parameter", "ARN"]
        == "arn:aws:ssm:eu-central-1:123456789012:parameter/gwdeploy/lock")
    #expect(try await ssm("DeleteParameter", ["Name": "/gwdeploy/lock"]).status == 200)
    #expect(
      try await ssm("DeleteParameter", ["Name": "/gwdeploy/lock"]).fault
        .hasPrefix("400 ParameterNotFound: "))
  }

  @Test("Tags and Overwrite do not go together")
  func tags() async throws {
    let answer = try await ssm(
      "PutParameter",
      [
        "Name": "a", "Value": "b", "Type": "String", "Overwrite": true,
        "Tags": [["Key": "a", "Value": "b"]],
      ])
    #expect(answer.fault.hasPrefix("400 ValidationException: Invalid request: tags and overwrite"))
  }
}
