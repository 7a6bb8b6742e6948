import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("Gateway responses of API Gateway")
struct APIGatewayResponseTests {
  @Test("Responses are read, put as a whole, and deleted")
  func responses() async throws {
    let (responses, sent) = try await exchange(
      .text(
        """
        {"item":[{"responseType":"THROTTLED","statusCode":"429","responseParameters":{},\
        "responseTemplates":{"application/json":"{}"},"defaultResponse":true}]}
        """), .text("{}", status: 201), .text("", status: 202)
    ) { client in
      let gateway = APIGateway(client)
      let responses = try await gateway.gatewayResponses(of: "a1b2c3d4e5")
      try await gateway.putGatewayResponse(
        .init(
          responseType: "DEFAULT_4XX", statusCode: nil,
          responseParameters: ["gatewayresponse.header.A": "'a'"], responseTemplates: [:]),
        of: "a1b2c3d4e5")
      try await gateway.deleteGatewayResponse("DEFAULT_4XX", of: "a1b2c3d4e5")
      return responses
    }
    #expect(responses.map(\.responseType) == ["THROTTLED"])
    #expect(responses[0].defaultResponse == true)
    #expect(
      sent.map(\.line) == [
        "GET /restapis/a1b2c3d4e5/gatewayresponses?limit=500",
        "PUT /restapis/a1b2c3d4e5/gatewayresponses/DEFAULT_4XX",
        "DELETE /restapis/a1b2c3d4e5/gatewayresponses/DEFAULT_4XX",
      ])
    #expect(
      try sent[1].json == [
        "responseParameters": ["gatewayresponse.header.A": "'a'"], "responseTemplates": [:],
      ])
  }
}
