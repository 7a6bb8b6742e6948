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

  @Test("Ten parameters are given at once, those that are not there by name")
  func several() async throws {
    for (name, type) in [("/a/b", "String"), ("list", "StringList"), ("/a/key", "SecureString")] {
      let parameter: JSON = ["Name": .string(name), "Value": "v,w", "Type": .string(type)]
      #expect(try await ssm("PutParameter", parameter).status == 200)
    }
    let names: JSON = ["/a/b", "list", "/a/key", "none"]
    let sealed = try await ssm("GetParameters", ["Names": names])
    #expect(sealed["InvalidParameters"] == ["none"])
    let parameters = sealed["Parameters"]?.array ?? []
    #expect(parameters.map { $0["Type"] } == ["String", "StringList", "SecureString"])
    #expect(parameters.prefix(2).map { $0["Value"] } == ["v,w", "v,w"])
    #expect(parameters.last?["Value"]?.string?.contains("v,w") == false)
    let opened = try await ssm("GetParameters", ["Names": names, "WithDecryption": true])
    #expect(opened["Parameters"]?.array?.last?["Value"] == "v,w")
  }

  @Test("What a parameter cannot be called or be is refused")
  func refusals() async throws {
    let many = JSON.array((0...10).map { .string("p\($0)") })
    let cases: [(String, JSON, String)] = [
      ("GetParameters", ["Names": many], "Member must have length less than or equal to 10"),
      ("GetParameters", ["Names": []], "Member must have length greater than or equal to 1"),
      ("GetParameters", [:], "Value null at 'names'"),
      ("GetParameters", ["Names": ["a/b"]], "Parameter name must be a fully qualified name."),
      (
        "PutParameter", ["Name": "/aws/x", "Value": "v", "Type": "String"], "can't be prefixed with"
      ),
      ("PutParameter", ["Name": "x", "Value": "v", "Type": "Text"], "satisfy enum value set"),
    ]
    for (operation, body, message) in cases {
      let fault = try await ssm(operation, body).fault
      #expect(fault.hasPrefix("400 ValidationException: ") && fault.contains(message), "\(fault)")
    }
    let plain: JSON = ["Name": "x", "Value": "v", "Type": "String"]
    #expect(try await ssm("PutParameter", plain).status == 200)
    let changed: JSON = [
      "Name": "x", "Value": "v", "Type": "SecureString", "Overwrite": true,
    ]
    #expect(
      try await ssm("PutParameter", changed).fault
        .hasPrefix("400 HierarchyTypeMismatchException: "))
  }
}
