import Testing

@testable import AWSClient

@Suite("Endpoints")
struct EndpointsTests {
  @Test(
    "A regional service is in its region's partition, and signed for the region",
    arguments: [
      ("eu-central-1", "lambda.eu-central-1.amazonaws.com"),
      ("cn-northwest-1", "lambda.cn-northwest-1.amazonaws.com.cn"),
      ("us-gov-east-1", "lambda.us-gov-east-1.amazonaws.com"),
      ("eusc-de-east-1", "lambda.eusc-de-east-1.amazonaws.eu"),
      ("xx-new-9", "lambda.xx-new-9.amazonaws.com"),
    ])
  func regional(region: String, host: String) {
    #expect(
      Endpoints(region: Region(rawValue: region)).endpoint(of: .lambda)
        == Endpoint(
          scheme: "https", authority: host, pathPrefix: "",
          signingRegion: Region(rawValue: region)))
  }

  @Test(
    "IAM has one host in each partition, and its requests are signed for a fixed region",
    arguments: [
      ("eu-central-1", "iam.amazonaws.com", "us-east-1"),
      ("cn-northwest-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
      ("us-gov-east-1", "iam.us-gov.amazonaws.com", "us-gov-west-1"),
      ("eusc-de-east-1", "iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"),
    ])
  func global(region: String, host: String, signingRegion: String) {
    #expect(
      Endpoints(region: Region(rawValue: region)).endpoint(of: .iam)
        == Endpoint(
          scheme: "https", authority: host, pathPrefix: "",
          signingRegion: Region(rawValue: signingRegion)))
  }

  @Test("Each service has its own host in a region")
  func hosts() {
    let endpoints = Endpoints(region: Region(rawValue: "eu-west-1"))
    let services: [Service] = [.apiGateway, .lambda, .sts, .logs, .tagging]
    #expect(
      services.map { endpoints.endpoint(of: $0).authority }
        == ["apigateway", "lambda", "sts", "logs", "tagging"].map {
          "\($0).eu-west-1.amazonaws.com"
        })
  }

  @Test("A service's own override goes before the one of all; what is signed for stays")
  func overrides() throws {
    let all = try #require(EndpointURL("http://localhost:4566/aws/"))
    let logs = try #require(EndpointURL("https://logs.example"))
    let endpoints = Endpoints(
      region: Region(rawValue: "eu-west-1"), override: all,
      serviceOverrides: ["CLOUDWATCH_LOGS": logs])
    #expect(
      endpoints.endpoint(of: .logs)
        == Endpoint(
          scheme: "https", authority: "logs.example", pathPrefix: "",
          signingRegion: Region(rawValue: "eu-west-1")))
    #expect(
      endpoints.endpoint(of: .iam)
        == Endpoint(
          scheme: "http", authority: "localhost:4566", pathPrefix: "/aws",
          signingRegion: Region(rawValue: "us-east-1")))
  }
}
