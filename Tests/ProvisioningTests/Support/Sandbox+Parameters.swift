import FoundationEssentials
import HTTP
import HTTPTypes
import LocalCloud
import Primitives
import Testing

extension Sandbox {
  /// Sets a parameter of Systems Manager, as somebody else does.
  func setParameter(_ name: String, _ value: String, type: String = "String") async throws {
    let body: JSON = [
      "Name": .string(name), "Value": .string(value), "Type": .string(type), "Overwrite": true,
    ]
    var fields: HTTPFields = [.contentType: "application/x-amz-json-1.1"]
    fields[try #require(HTTPField.Name("x-amz-target"))] = "AmazonSSM.PutParameter"
    fields[try #require(HTTPField.Name("x-amz-date"))] = "20260101T000000Z"
    fields[.authorization] =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/ssm/aws4_request,"
      + " SignedHeaders=host, Signature=abc"
    let head = HTTPRequest(
      method: .post, scheme: "https", authority: "localhost", path: "/", headerFields: fields)
    let response = try await cloud.send(
      Request(head: head, body: .bytes(Array(try JSONEncoder().encode(body)))))
    try #require(response.head.status == .ok)
  }
}
