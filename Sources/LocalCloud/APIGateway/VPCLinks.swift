internal import Primitives

/// The operations on VPC links of REST APIs, as far as they are read.
enum VPCLinks {
  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let page = try APIGateway.page(account.settings.vpcLinks.sorted(), call, key: \.self)
    return .ok(
      .record([
        "item": .array(
          page.items.map { id in
            ["id": .string(id), "name": .string("link \(id)"), "status": "AVAILABLE"]
          }),
        "position": page.next.map(JSON.string),
      ]))
  }
}
