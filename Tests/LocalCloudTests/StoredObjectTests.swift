import Digest
import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct StoredObjectTests {
  private let caller: Caller

  init() {
    var settings = Cloud.Settings()
    settings.buckets = ["packages": "eu-central-1", "far": "us-west-2", "a.b": "eu-central-1"]
    caller = Caller(settings)
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ fields: [String: String] = [:],
    _ body: [UInt8] = [], host: String = "localhost"
  ) async throws -> Answer {
    let digest = SHA256.digest(of: body.span).hexadecimal
    var all: HTTPFields = [:]
    for (name, value) in ["x-amz-content-sha256": digest].merging(fields, uniquingKeysWith: { $1 })
    {
      all[Caller.name(name)] = value
    }
    return try await caller.send("s3", method, path, all, body, host: host)
  }

  private let checksum = SHA256.digest(of: [1, 2, 3].span).base64

  @Test("What is put is there, at the bucket's host and at its path, with its checksum")
  func put() async throws {
    let host = "packages.s3.eu-central-1.amazonaws.com"
    let answer = try await send(
      .put, "/a/b%20c.zip",
      ["x-amz-checksum-sha256": checksum, "x-amz-sdk-checksum-algorithm": "SHA256"], [1, 2, 3],
      host: host)
    #expect(answer.status == 200)
    let head = try await send(.head, "/packages/a/b%20c.zip", ["x-amz-checksum-mode": "ENABLED"])
    #expect(head.status == 200)
    #expect(head.fields[Caller.name("x-amz-checksum-sha256")] == checksum)
    #expect(head.fields[Caller.name("x-amz-request-id")] != nil)
    let silent = try await send(.head, "/a/b%20c.zip", host: host)
    #expect(silent.fields[Caller.name("x-amz-checksum-sha256")] == nil)
    #expect(try await send(.head, "/packages/other").status == 404)
  }

  @Test("A bucket is found in its own region, and elsewhere the region is told")
  func buckets() async throws {
    let region = Caller.name("x-amz-bucket-region")
    #expect(try await send(.head, "/packages").fields[region] == "eu-central-1")
    let far = try await send(.head, "/far")
    #expect(far.status == 301 && far.fields[region] == "us-west-2" && far.text.isEmpty)
    #expect(try await send(.put, "/far/x").fault.hasPrefix("301 PermanentRedirect: "))
    #expect(try await send(.head, "/none").status == 404)
    #expect(try await send(.put, "/none/x").fault.hasPrefix("404 NoSuchBucket: "))
    #expect(try await send(.head, "/a.b", host: "s3.eu-central-1.amazonaws.com").status == 200)
    #expect(
      try await send(.put, "/x", host: "a.b.s3.eu-central-1.amazonaws.com").status == 400)
  }

  @Test("A digest that is missing or untrue is refused, and so is what is not known")
  func refusals() async throws {
    let cases: [([String: String], String)] = [
      (["x-amz-content-sha256": "0"], "400 XAmzContentSHA256Mismatch"),
      (["x-amz-checksum-sha256": "0"], "400 BadDigest"),
      (["x-amz-sdk-checksum-algorithm": "SHA256"], "400 InvalidRequest"),
      (["x-amz-acl": "public-read"], "400 ValidationException"),
    ]
    for (fields, code) in cases {
      #expect(try await send(.put, "/packages/x", fields, [1]).fault.hasPrefix(code))
    }
    let unsaid = try await caller.send("s3", .put, "/packages/x", [:], [1])
    #expect(unsaid.fault.hasPrefix("400 InvalidRequest: Missing required header"))
    let long = String(repeating: "k", count: 1025)
    #expect(try await send(.put, "/packages/\(long)").fault.hasPrefix("400 KeyTooLongError"))
  }
}
