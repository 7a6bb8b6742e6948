internal import Primitives

/// The operations on the paths of an API.
enum Resources {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("pathPart")
    var api = try account.api(call)
    guard let parent = api.definition.resources[call.label("resource")] else {
      throw .Gateway.noResource
    }
    guard api.definition.resources.count < 300 else {
      throw .Gateway.limitExceeded(
        "Maximum number of resources for this API has been reached. Please contact AWS if you "
          + "need additional resources.")
    }
    let resource = Resource(
      id: account.identifiers.make(.resource, length: 6), parentID: parent.id,
      pathPart: try body.string("pathPart") ?? "")
    try api.definition.check(resource, under: parent)
    api.definition.resources[resource.id] = resource
    account.apis[api.id] = api
    return .created(api.definition.json(of: resource, .noMethods))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let detail = try detail(call)
    let api = try account.api(call)
    guard let resource = api.definition.resources[call.label("resource")] else {
      throw .Gateway.noResource
    }
    return .ok(api.definition.json(of: resource, detail))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let detail = try detail(call)
    let definition = try account.api(call).definition
    let paths = definition.resources.values.map { (path: definition.path(of: $0), resource: $0) }
    let page = try APIGateway.page(paths.sorted { $0.path < $1.path }, call, key: \.path)
    return .ok(
      .record([
        "item": .array(page.items.map { definition.json(of: $0.resource, detail) }),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    guard let resource = api.definition.resources[call.label("resource")] else {
      throw .Gateway.noResource
    }
    guard resource.id != api.rootID else {
      throw .Gateway.badRequest("Root resource cannot be deleted")
    }
    api.definition.removeSubtree(resource.id)
    account.apis[api.id] = api
    return .accepted
  }

  private static func detail(_ call: Call) throws(Fault) -> ResourceDetail {
    switch call.query["embed"] {
    case nil: return .methodNames
    case "methods": return .methods
    case let other?: throw .Gateway.badRequest("Invalid embed parameter specified: \(other)")
    }
  }
}

/// How much an answer says about a resource's methods.
enum ResourceDetail { case noMethods, methodNames, methods }

extension RestAPI.Definition {
  func json(of resource: Resource, _ detail: ResourceDetail) -> JSON {
    let methods: [String: JSON] = resource.methods.mapValues {
      detail == .methods ? $0.json : [:]
    }
    return .record([
      "id": .string(resource.id),
      "parentId": resource.parentID.map(JSON.string),
      "path": .string(path(of: resource)),
      "pathPart": resource.parentID == nil ? nil : .string(resource.pathPart),
      "resourceMethods": methods.isEmpty || detail == .noMethods ? nil : .object(methods),
    ])
  }

  /// Refuses a resource that cannot stand under that parent beside its other children.
  func check(_ resource: Resource, under parent: Resource) throws(Fault) {
    let part = resource.pathPart
    guard part.wholeMatch(of: /[a-zA-Z0-9._\-:]+|\{[a-zA-Z0-9._\-:]+\+?\}/) != nil else {
      throw .Gateway.badRequest(
        "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly "
          + "braces at the beginning and the end.")
    }
    guard !parent.isGreedy else {
      throw .Gateway.badRequest(
        "Cannot create a child of a resource with a greedy path variable: \(parent.pathPart)")
    }
    let siblings = children(of: parent.id).filter { $0.id != resource.id }
    guard !siblings.contains(where: { $0.pathPart == part }) else {
      throw .Gateway.conflict(
        "Another resource with the same parent already has this name: \(part)")
    }
    if resource.isVariable, let sibling = siblings.first(where: \.isVariable) {
      throw .Gateway.badRequest(
        "A sibling (\(sibling.pathPart)) of this resource already has a variable path part -- "
          + "only one is allowed")
    }
  }

  fileprivate mutating func removeSubtree(_ id: String) {
    for child in children(of: id) { removeSubtree(child.id) }
    resources[id] = nil
  }
}
