internal import Primitives

/// The operations on the paths of custom domain names, as far as they are read.
enum BasePathMappings {
  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let mappings = try account.domainName(call).mappings.sorted { $0.path < $1.path }
    let page = try APIGateway.page(mappings, call, key: \.path)
    return .ok(
      .record([
        "item": .array(page.items.map(\.json)), "position": page.next.map(JSON.string),
      ]))
  }

  /// The same as API Gateway v2 has it.
  static func listAsAPIMappings(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let domain = try account.domainName(call)
    guard domain.endpointType == "REGIONAL" else {
      throw .Gateway.badRequest(
        "Only REGIONAL domain names can be managed through the API Gateway V2 API.")
    }
    return try APIGatewayV2.list(
      domain.mappings.sorted { $0.path < $1.path }, call, key: \.path, json: \.apiMapping)
  }
}

extension BasePathMapping {
  fileprivate var json: JSON {
    .record([
      "basePath": .string(path.isEmpty ? "(none)" : path), "restApiId": .string(api),
      "stage": stage.map(JSON.string),
    ])
  }

  fileprivate var apiMapping: JSON {
    .record([
      "apiId": .string(api), "apiMappingId": .string("m\(path)"), "apiMappingKey": .string(path),
      "stage": stage.map(JSON.string),
    ])
  }
}

extension Account {
  /// Refuses to delete what a custom domain name leads to.
  func refuseMapped(
    _ api: String, stage: String?, _ what: String, _ it: String
  ) throws(Fault) {
    let leading = domainNames.values.filter { domain in
      domain.mappings.contains { $0.api == api && (stage == nil || $0.stage == stage) }
    }
    guard !leading.isEmpty else { return }
    let names = leading.map(\.name).sorted().joined(separator: ", ")
    throw .Gateway.badRequest(
      "Deleting \(what) failed. Please remove all base path mappings related to \(it) in your "
        + "domains: \(names)")
  }
}
