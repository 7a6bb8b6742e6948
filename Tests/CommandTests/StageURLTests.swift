import AWSClient
import Manifest
import Testing

@testable import gwdeploy

@Suite("StageURL")
struct StageURLTests {
  @Test(
    "A stage is called at API Gateway's host of its region, or at the emulator's",
    arguments: [
      ("eu-central-1", nil, "https://a1.execute-api.eu-central-1.amazonaws.com/dev"),
      ("cn-north-1", nil, "https://a1.execute-api.cn-north-1.amazonaws.com.cn/dev"),
      ("us-east-1", "http://127.0.0.1:4566", "http://a1.execute-api.localhost:4566/dev"),
      ("us-east-1", "http://localhost:4566/", "http://a1.execute-api.localhost:4566/dev"),
      ("us-east-1", "https://aws.test", "https://a1.execute-api.aws.test/dev"),
    ])
  func url(region: String, override: String?, expected: String) throws {
    let endpoints = Endpoints(
      region: Region(rawValue: region), override: override.flatMap { EndpointURL($0) })
    #expect(StageURL(api: "a1", stage: "dev", endpoints).text == expected)
  }

  @Test(
    "The line for curl calls a GET if there is one, and has no braces for the shell",
    arguments: [
      (["POST /users", "GET /users/{id}"], "curl https://x/users/id"),
      (["ANY /files/{path+}"], "curl https://x/files/path"),
      (["POST /users"], "curl -X POST https://x/users"),
      ([], "curl https://x"),
    ])
  func curl(routes: [String], expected: String) {
    let api = API(
      routes: routes.map { route in
        let words = route.split(separator: " ").map(String.init)
        return Route(
          method: words[0], path: words[1], integration: .lambdaProxy(function: "hello"))
      })
    let url = StageURL(
      api: "a1", stage: "dev", Endpoints(region: Region(rawValue: "us-east-1")))
    let base = "https://a1.execute-api.us-east-1.amazonaws.com/dev"
    #expect(url.curl(api) == expected.replacing("https://x", with: base))
  }
}
