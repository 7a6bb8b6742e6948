import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct GatewayResponseTests {
  private let caller = Caller()

  @Test("All 21 types are listed, AWS's own marked as such")
  func list() async throws {
    let (api, _) = try await caller.makeAPI()
    let listed = try await caller.gateway(.get, "\(api)/gatewayresponses")
    #expect(listed.items.count == 21)
    #expect(listed.items.allSatisfy { $0["defaultResponse"] == true })
    let own = try await caller.gateway(.get, "\(api)/gatewayresponses/UNAUTHORIZED")
    #expect(own["statusCode"] == "401")
    #expect(
      own["responseTemplates"] == [
        "application/json": #"{"message":$context.error.messageString}"#
      ])
  }

  @Test("A response is put as a whole, and deleted back to AWS's own")
  func life() async throws {
    let (api, _) = try await caller.makeAPI()
    let path = "\(api)/gatewayresponses/DEFAULT_4XX"
    let put = try await caller.gateway(
      .put, path, ["responseParameters": ["gatewayresponse.header.A": "'a'"]])
    #expect(put.status == 201)
    #expect(put["statusCode"] == nil)
    #expect(put["defaultResponse"] == false)
    let again = try await caller.gateway(.put, path, ["statusCode": "418"])
    #expect(again["responseParameters"] == [:])
    #expect(try await caller.gateway(.delete, path).status == 202)
    #expect(
      try await caller.gateway(.delete, path).fault
        == "404 NotFoundException: Gateway response type not defined on api")
  }

  @Test("What cannot be is refused")
  func refused() async throws {
    let (api, _) = try await caller.makeAPI()
    let unknown = try await caller.gateway(.put, "\(api)/gatewayresponses/DEFAULT_3XX", [:])
    #expect(unknown.fault.contains("enum value set"))
    for body: JSON in [
      ["statusCode": "600"], ["responseParameters": ["gatewayresponse.header.A": "a"]],
      ["responseParameters": ["method.response.header.A": "'a'"]],
    ] {
      let answer = try await caller.gateway(.put, "\(api)/gatewayresponses/DEFAULT_4XX", body)
      #expect(answer.status == 400)
    }
  }
}
