import FoundationEssentials
import Manifest
import Primitives
import Testing

@testable import Provisioning

@Suite("The policy of an access")
struct AccessPolicyTests {
  private func statements(_ access: Access?, _ endpoint: API.Endpoint) throws -> [JSON] {
    let text = try #require(
      AccessPolicy.text(of: API(endpoint: endpoint, access: access, routes: [])))
    let policy = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    return policy["Statement"]?.array ?? []
  }

  private func statement(_ effect: JSON, _ condition: JSON? = nil) -> JSON {
    var members: [String: JSON] = [
      "Effect": effect, "Principal": "*", "Action": "execute-api:Invoke",
      "Resource": "execute-api:/*",
    ]
    members["Condition"] = condition
    return .object(members)
  }

  @Test("Whom nobody lets in is denied, so that no authorizer's answer lets them in")
  func allowed() throws {
    let access = Access(allowed: .init(ips: ["198.51.100.0/24", "192.0.2.7"]))
    #expect(
      try statements(access, .regional) == [
        statement("Allow"),
        statement("Deny", ["NotIpAddress": ["aws:SourceIp": ["198.51.100.0/24", "192.0.2.7"]]]),
      ])
  }

  @Test("Who is named in any way is let in: one statement denies whom none of the ways names")
  func anyOfThem() throws {
    let access = Access(
      allowed: .init(
        ips: ["10.0.0.0/8"], vpcEndpoints: ["vpce-1"], vpcs: ["vpc-1"], accounts: ["123456789012"]))
    #expect(
      try statements(access, .private(vpcEndpoints: [])) == [
        statement("Allow"),
        statement(
          "Deny",
          [
            "NotIpAddress": ["aws:VpcSourceIp": ["10.0.0.0/8"]],
            "StringNotEquals": [
              "aws:SourceVpce": ["vpce-1"], "aws:SourceVpc": ["vpc-1"],
              "aws:PrincipalAccount": ["123456789012"],
            ],
          ]),
      ])
  }

  @Test("Each way of being denied is enough")
  func denied() throws {
    let access = Access(denied: .init(ips: ["203.0.113.0/24"], accounts: ["123456789012"]))
    #expect(
      try statements(access, .regional) == [
        statement("Allow"),
        statement("Deny", ["IpAddress": ["aws:SourceIp": ["203.0.113.0/24"]]]),
        statement("Deny", ["StringEquals": ["aws:PrincipalAccount": ["123456789012"]]]),
      ])
  }

  @Test("A private API lets in its VPC endpoints alone, unless others are named")
  func privateAPI() throws {
    let endpoint = API.Endpoint.private(vpcEndpoints: ["vpce-1", "vpce-2"])
    let own = [
      statement("Allow"),
      statement("Deny", ["StringNotEquals": ["aws:SourceVpce": ["vpce-1", "vpce-2"]]]),
    ]
    #expect(try statements(nil, endpoint) == own)
    #expect(
      try statements(Access(denied: .init(vpcs: ["vpc-1"])), endpoint)
        == own + [statement("Deny", ["StringEquals": ["aws:SourceVpc": ["vpc-1"]]])])
    #expect(
      try statements(Access(allowed: .init(vpcs: ["vpc-1"])), endpoint) == [
        statement("Allow"), statement("Deny", ["StringNotEquals": ["aws:SourceVpc": ["vpc-1"]]]),
      ])
  }

  @Test("An API that is open to all needs no policy")
  func open() {
    #expect(AccessPolicy.text(of: API(endpoint: .edge, routes: [])) == nil)
  }
}
