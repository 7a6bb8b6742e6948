import Testing

@testable import Manifest

@Suite("The key of a route")
struct RouteKeyTests {
  @Test(
    "It is taken apart into its method and the parts of its path",
    arguments: [
      ("GET /", "GET", []),
      ("ANY /{proxy+}", "ANY", [.greedy("proxy")]),
      ("GET   /a/{b-c.d_e}", "GET", [.literal("a"), .parameter("b-c.d_e")]),
      ("PATCH /v1:run/x_y.z-1", "PATCH", [.literal("v1:run"), .literal("x_y.z-1")]),
    ] as [(String, String, [RouteKey.Segment])])
  func parts(key: String, method: String, segments: [RouteKey.Segment]) throws {
    let route = try RouteKey(key)
    #expect(route.method == method)
    #expect(route.segments == segments)
  }

  @Test("Its path is put together as it was written", arguments: ["/", "/a", "/a/{b}/{c+}"])
  func path(path: String) throws {
    #expect(try RouteKey("GET \(path)").path == path)
  }

  @Test("What editors accept has every method that is accepted", arguments: RouteKey.methods)
  func pattern(method: String) {
    #expect(RouteKey.pattern.matches("\(method) /a/{b+}"))
    #expect(!RouteKey.pattern.matches("x\(method) /a"))
  }

  @Test(
    "What editors accept is what can be taken apart",
    arguments: [
      "GET /", " GET  /a ", "GET /{a}/b:c/{d+}", "GET /{a}/{aa}", "GET /a{b}", "GET /{a}/{b}/{a}",
      "GET /{a}/{a+}", "GET /{a+}/b", "GET /a/", "GET //a", "GET a", "GET", "get /", "GET /é",
      "GET /{}", "GET /{a", "GET /a b", "/a", "",
    ])
  func agreement(key: String) {
    #expect(RouteKey.pattern.matches(key) == ((try? RouteKey(key)) != nil))
  }
}
