import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("API keys and usage plans of API Gateway")
struct UsagePlanTests {
  @Test("Keys and plans are listed whole, plans with their stages and limits")
  func lists() async throws {
    let (found, sent) = try await exchange(
      .text(#"{"item":[{"id":"k1","name":"web","enabled":true,"stageKeys":[]}]}"#),
      .text(
        """
        {"item":[{"id":"p1","name":"basic","apiStages":[{"apiId":"a1","stage":"dev","throttle":\
        {"/users/GET":{"rateLimit":0.5,"burstLimit":1}}}],"quota":{"limit":10,"offset":0,\
        "period":"DAY"},"tags":{"team":"web"}}]}
        """),
      .text(#"{"item":[{"id":"k1","type":"API_KEY","name":"web"}]}"#)
    ) { client in
      let gateway = APIGateway(client)
      return (
        try await gateway.apiKeys(), try await gateway.usagePlans(),
        try await gateway.usagePlanKeys(of: "p1")
      )
    }
    #expect(found.0.map(\.id) == ["k1"])
    #expect(found.1.first?.quota == .init(limit: 10, offset: 0, period: "DAY"))
    #expect(
      found.1.first?.apiStages == [
        .init(
          apiId: "a1", stage: "dev",
          throttle: ["/users/GET": .init(rateLimit: 0.5, burstLimit: 1)])
      ])
    #expect(found.2 == ["k1"])
    #expect(
      sent.map(\.line) == [
        "GET /apikeys?limit=500", "GET /usageplans?limit=500",
        "GET /usageplans/p1/keys?limit=500",
      ])
  }

  @Test("A key is sent with its value, and its value is read only where it is asked for")
  func keys() async throws {
    let (value, sent) = try await exchange(
      .text(#"{"id":"k1","value":"a-value-of-twenty-four-c"}"#, status: 201),
      .text(#"{"id":"k1","value":"a-value-of-twenty-four-c"}"#),
      .text(#"{"id":"k1"}"#), .text("", status: 202)
    ) { client in
      let gateway = APIGateway(client)
      let key = try await gateway.createAPIKey(
        .init(
          name: "web", description: nil, enabled: true,
          value: Secret("a-value-of-twenty-four-c"), tags: ["team": "web"]))
      let value = try await gateway.apiKeyValue(key.id)
      try await gateway.updateAPIKey(key.id, [.replace("/enabled", "false")])
      try await gateway.deleteAPIKey(key.id)
      return value
    }
    #expect(value == Secret("a-value-of-twenty-four-c"))
    #expect(
      sent.map(\.line) == [
        "POST /apikeys", "GET /apikeys/k1?includeValue=true", "PATCH /apikeys/k1",
        "DELETE /apikeys/k1",
      ])
    #expect(
      try sent[0].json == [
        "name": "web", "enabled": true, "value": "a-value-of-twenty-four-c",
        "tags": ["team": "web"],
      ])
  }

  @Test("A plan is made with its stages, changed with patches, and takes keys in and out")
  func plans() async throws {
    let (_, sent) = try await exchange(
      .text(#"{"id":"p1"}"#, status: 201), .text(#"{"id":"p1"}"#), .text("{}", status: 201),
      .text("", status: 202), .text("", status: 202)
    ) { client in
      let gateway = APIGateway(client)
      _ = try await gateway.createUsagePlan(
        .init(
          name: "basic", description: nil,
          apiStages: [.init(apiId: "a1", stage: "dev", throttle: nil)],
          throttle: .init(rateLimit: 10, burstLimit: 20), quota: nil, tags: [:]))
      try await gateway.updateUsagePlan(
        "p1", [PatchOperation(op: .add, path: "/apiStages", value: "a1:prod")])
      try await gateway.createUsagePlanKey("k1", in: "p1")
      try await gateway.deleteUsagePlanKey("k1", from: "p1")
      try await gateway.deleteUsagePlan("p1")
    }
    #expect(
      sent.map(\.line) == [
        "POST /usageplans", "PATCH /usageplans/p1", "POST /usageplans/p1/keys",
        "DELETE /usageplans/p1/keys/k1", "DELETE /usageplans/p1",
      ])
    #expect(
      try sent[0].json == [
        "name": "basic", "apiStages": [["apiId": "a1", "stage": "dev"]],
        "throttle": ["rateLimit": 10, "burstLimit": 20], "tags": [:],
      ])
    #expect(try sent[2].json == ["keyId": "k1", "keyType": "API_KEY"])
  }
}
