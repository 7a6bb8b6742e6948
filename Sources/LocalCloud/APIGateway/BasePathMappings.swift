internal import Primitives

/// The operations on the paths of custom domain names.
enum BasePathMappings {
  private static let none = "(none)"

  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("basePath", "restApiId", "stage")
    var domain = try account.domainName(call)
    let mapping = BasePathMapping(
      path: try checked(path: try body.string("basePath") ?? ""),
      api: try body.required("restApiId"), stage: stage(try body.string("stage") ?? ""))
    try check(mapping, in: account)
    try add(mapping, to: &domain)
    account.domainNames[domain.name] = domain
    return .created(mapping.json)
  }

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
    guard domain.certificates["REGIONAL"] != nil else {
      throw .Gateway.badRequest(
        "Only REGIONAL domain names can be managed through the API Gateway V2 API.")
    }
    return try APIGatewayV2.list(
      domain.mappings.sorted { $0.path < $1.path }, call, key: \.path, json: \.apiMapping)
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try mapping(call, of: try account.domainName(call)).json)
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var domain = try account.domainName(call)
    var mapping = try mapping(call, of: domain)
    domain.mappings.removeAll { $0.path == mapping.path }
    for operation in try PatchOperation.all(call) {
      try operation.allow(.replace)
      switch operation.parts {
      case ["basePath"], ["basepath"]: mapping.path = try checked(path: operation.text)
      case ["restapiId"], ["restApiId"]: mapping.api = operation.text
      case ["stage"]: mapping.stage = stage(operation.text)
      default: throw operation.badPath
      }
    }
    try check(mapping, in: account)
    try add(mapping, to: &domain)
    account.domainNames[domain.name] = domain
    return .ok(mapping.json)
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var domain = try account.domainName(call)
    let path = try mapping(call, of: domain).path
    domain.mappings.removeAll { $0.path == path }
    account.domainNames[domain.name] = domain
    return .accepted
  }

  // MARK: Rules

  private static func checked(path: String) throws(Fault) -> String {
    if path == none { return "" }
    guard !path.contains("/") else {
      throw .Gateway.badRequest(
        "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a"
          + " multi-level base path mapping, use API Gateway V2.")
    }
    guard path.wholeMatch(of: /[A-Za-z0-9$\-_.+!*'()]*/) != nil else {
      throw .Gateway.badRequest("Invalid base path \(path) specified")
    }
    return path
  }

  private static func check(
    _ mapping: BasePathMapping, in account: Account
  ) throws(Fault) {
    guard let api = account.apis[mapping.api] else {
      throw .Gateway.badRequest("Invalid REST API identifier specified")
    }
    if let stage = mapping.stage, api.stages[stage] == nil {
      throw .Gateway.badRequest("Invalid stage identifier specified")
    }
  }

  private static func add(
    _ mapping: BasePathMapping, to domain: inout DomainName
  ) throws(Fault) {
    let paths = domain.mappings.map(\.path)
    guard !paths.contains(mapping.path) else {
      throw .Gateway.conflict("Base path already exists for this domain name")
    }
    guard !paths.contains(""), !mapping.path.isEmpty || paths.isEmpty else {
      throw .Gateway.conflict("Only one base path mapping is allowed if the base path is empty.")
    }
    domain.mappings.append(mapping)
  }

  private static func mapping(
    _ call: Call, of domain: DomainName
  ) throws(Fault) -> BasePathMapping {
    let label = call.label("path")
    let path = label == none ? "" : label
    guard let mapping = domain.mappings.first(where: { $0.path == path }) else {
      throw .Gateway.notFound("Invalid base path mapping identifier specified")
    }
    return mapping
  }

  private static func stage(_ text: String) -> String? {
    text.isEmpty || text == none ? nil : text
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
