internal import Primitives

/// UpdateResource: moves and renames.
enum ResourceUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    let id = call.label("resource")
    guard var resource = api.definition.resources[id] else { throw .Gateway.noResource }
    for operation in try PatchOperation.all(call) {
      try apply(operation, to: &resource, of: api)
      api.definition.resources[id] = resource
    }
    account.apis[api.id] = api
    return .ok(api.definition.json(of: resource, .methodNames))
  }

  private static func apply(
    _ operation: PatchOperation, to resource: inout Resource, of api: RestAPI
  ) throws(Fault) {
    guard operation.verb == .replace else {
      throw .Gateway.badRequest(
        "Invalid patch path  '\(operation.path)' specified for op '\(operation.verb.rawValue)'. "
          + "Please choose supported operations")
    }
    let isRoot = resource.id == api.rootID
    switch operation.path {
    case "/pathPart":
      if isRoot { throw .Gateway.badRequest("Root resource cannot update its pathPart.") }
      resource.pathPart = operation.text
    case "/parentId":
      if isRoot { throw .Gateway.badRequest("Root resource cannot update its parentId.") }
      guard api.definition.resources[operation.text] != nil else { throw .Gateway.noResource }
      guard !api.definition.isInside(operation.text, of: resource.id) else {
        throw .Gateway.badRequest("Resources cannot be cyclical.")
      }
      resource.parentID = operation.text
    default:
      throw .Gateway.badRequest(
        "Invalid patch path  '\(operation.path)' specified for op 'replace'. Must be one of: "
          + "[/parentId, /pathPart]")
    }
    if let parent = resource.parentID.flatMap({ api.definition.resources[$0] }) {
      try api.definition.check(resource, under: parent)
    }
  }
}

extension RestAPI.Definition {
  /// Whether a resource is another one or stands somewhere under it.
  fileprivate func isInside(_ id: String, of ancestor: String) -> Bool {
    var current: String? = id
    while let here = current {
      if here == ancestor { return true }
      current = resources[here]?.parentID
    }
    return false
  }
}
