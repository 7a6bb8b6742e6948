/// The operations on a role's tags.
enum RoleTags {
  static func tag(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "Tags")
    var role = try account.role(form)
    try merge(form.tags(), into: &role.tags)
    account.roles[role.name] = role
    return .done
  }

  static func untag(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "TagKeys")
    var role = try account.role(form)
    for key in form.list("TagKeys") { role.tags[key] = nil }
    account.roles[role.name] = role
    return .done
  }

  static func list(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "Marker", "MaxItems")
    let tags = try account.role(form).tags
    let page = try IAM.page(tags.sorted { $0.key < $1.key }, form, key: \.key)
    let members = XML.list("Tags", page.items) { [XML("Key", $0.key), XML("Value", $0.value)] }
    return .ok([members] + IAM.end(of: page))
  }

  static func describe(_ tags: [String: String]) -> XML {
    .list("Tags", tags.sorted { $0.key < $1.key }) { [XML("Key", $0.key), XML("Value", $0.value)] }
  }

  static func merge(
    _ added: [(key: String, value: String)], into tags: inout [String: String]
  ) throws(Fault) {
    for (key, value) in added {
      guard !key.lowercased().hasPrefix("aws:") else {
        throw Fault(
          400, "InvalidInput",
          "Tag keys beginning with 'aws:' are reserved for system use.")
      }
      guard TagText.isKey(key), TagText.isValue(value) else {
        throw .IAM.validation(
          "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must "
            + "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+")
      }
      tags[key] = value
    }
    guard tags.count <= 50 else {
      throw .IAM.limitExceeded(
        "The number of tags has reached the maximum limit of 50 for this resource.")
    }
  }
}
