import HTTPTypes
import TestSupport
import Testing

@testable import AWSClient

@Suite("S3's objects and buckets")
struct S3Tests {
  private static let region = HTTPField.Name.named("x-amz-bucket-region")
  private static let checksum = HTTPField.Name.named("x-amz-checksum-sha256")
  private static let object = S3.Object(bucket: "packages", key: "gwdeploy/guide/a b+c/1f.zip")

  private func region(
    _ answer: ScriptedTransport.Outcome
  ) async throws -> (region: Region?, sent: [SentRequest]) {
    let (region, sent) = try await exchange(answer) {
      try await S3($0).region(ofBucket: "packages")
    }
    return (region, sent)
  }

  @Test("A bucket's region is told, also of one elsewhere and of one that may not be read")
  func bucketRegion() async throws {
    let (own, sent) = try await region(.text("", fields: [Self.region: "eu-central-1"]))
    #expect(own?.rawValue == "eu-central-1")
    #expect(sent.map(\.line) == ["HEAD /"])
    #expect(sent[0].authority == "packages.s3.eu-central-1.amazonaws.com")
    for status in [301, 400, 403] {
      let (other, _) = try await region(
        .text("", status: status, fields: [Self.region: "us-west-2"]))
      #expect(other?.rawValue == "us-west-2")
    }
    // What stands for S3 need not say it.
    #expect(try await region(.text("")).region?.rawValue == "eu-central-1")
    #expect(try await region(.text("", status: 404)).region == nil)
    let error = await #expect(throws: ServiceError.self) {
      try await region(.text("", status: 403))
    }
    #expect(error?.code == "403")
  }

  @Test("An object's checksum is nil where there is none or nothing may be known")
  func checksum() async throws {
    let (found, sent) = try await exchange(
      .text("", fields: [Self.checksum: "q1="]), .text(""), .text("", status: 404),
      .text("", status: 403)
    ) { client in
      var found: [String?] = []
      for _ in 0..<4 { found.append(try await S3(client).checksum(of: Self.object)) }
      return found
    }
    #expect(found == ["q1=", nil, nil, nil])
    #expect(sent[0].line == "HEAD /gwdeploy/guide/a%20b%2Bc/1f.zip")
    #expect(sent[0].field("x-amz-checksum-mode") == "ENABLED")
  }

  @Test("A file is sent with its digest, and S3's refusals are read")
  func put() async throws {
    let file = try TemporaryFile(Array("zip".utf8))
    let zip = Lambda.ZipFile(path: file.path, size: 3)
    let (_, sent) = try await exchange(.text("")) {
      try await S3($0).putObject(Self.object, zip, checksum: "q1=")
    }
    #expect(sent.map(\.line) == ["PUT /gwdeploy/guide/a%20b%2Bc/1f.zip"])
    #expect(sent[0].text == "zip")
    #expect(sent[0].field("x-amz-checksum-sha256") == "q1=")
    #expect(sent[0].field("x-amz-sdk-checksum-algorithm") == "SHA256")
    #expect(
      sent[0].field("x-amz-content-sha256")
        == "4a70fe9aa6436e02c2dea340fbd1e352e4ef2d8ce6ca52ad25d4b95471fc8bf2")
    let error = await #expect(throws: ServiceError.self) {
      _ = try await exchange(
        .text(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
          """, status: 403)
      ) { try await S3($0).putObject(Self.object, zip, checksum: "q1=") }
    }
    #expect(
      error?.cause == .refused(status: 403, code: "AccessDenied", message: "Access Denied"))
  }

  @Test("Where a bucket can have no host of its own it stands in the path")
  func addresses() throws {
    let region = Region(rawValue: "eu-central-1")
    let aws = Endpoints(region: region)
    #expect(aws.endpoint(ofBucket: "b").authority == "b.s3.eu-central-1.amazonaws.com")
    let dotted = aws.endpoint(ofBucket: "b.c")
    #expect(dotted.authority == "s3.eu-central-1.amazonaws.com" && dotted.pathPrefix == "/b.c")
    let url = try #require(EndpointURL("http://localhost:4566/x"))
    for endpoints in [
      Endpoints(region: region, override: url),
      Endpoints(region: region, serviceOverrides: ["S3": url]),
    ] {
      let local = endpoints.endpoint(ofBucket: "b")
      #expect(local.authority == "localhost:4566" && local.pathPrefix == "/x/b")
    }
  }
}
