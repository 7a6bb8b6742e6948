internal import Primitives

/// The operations on the tags of APIs, stages, API keys, usage plans and custom domain names.
enum GatewayTags {
  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let tags = try change(call, in: &account) { _ throws(Fault) in }
    return .ok(["tags": .map(tags)])
  }

  static func tag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let added = try call.members("tags").map("tags") ?? [:]
    _ = try change(call, in: &account) { tags throws(Fault) in
      tags.merge(added) { $1 }
      try check(tags)
    }
    return .noContent
  }

  static func untag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let keys = call.query.all("tagKeys")
    guard !keys.isEmpty else { throw .missing("tagKeys") }
    _ = try change(call, in: &account) { tags throws(Fault) in
      for key in keys { tags[key] = nil }
    }
    return .noContent
  }

  static func check(_ tags: [String: String]) throws(Fault) {
    guard tags.count <= 50 else {
      throw .Gateway.limitExceeded("Maximum number of tags for this resource has been reached.")
    }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      guard !key.lowercased().hasPrefix("aws:") else {
        throw .Gateway.badRequest("Invalid tag key \(key). aws: prefixed tag key is not allowed.")
      }
      guard TagText.isKey(key) else {
        throw .constraint(
          key, at: "tags",
          #"satisfy constraint: [Member must have length between 1 and 128, Member must satisfy "#
            + #"regular expression pattern: ^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$]"#)
      }
      guard TagText.isValue(value) else {
        throw .constraint(
          value, at: "tags.\(key)",
          #"satisfy constraint: [Member must have length less than or equal to 256, Member must "#
            + #"satisfy regular expression pattern: ^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$]"#)
      }
    }
  }

  /// Changes the tags of what the call's ARN names, and says what they are then.
  private static func change(
    _ call: Call, in account: inout Account,
    _ body: (inout [String: String]) throws(Fault) -> Void
  ) throws(Fault) -> [String: String] {
    let arn = call.label("resource")
    let service = "arn:\(account.partition):apigateway:\(account.region)::"
    let prefix = "\(service)/restapis/"
    guard arn.hasPrefix("arn:") else {
      throw .Gateway.badRequest("Invalid ARN. ARN is not well formed \(arn)")
    }
    if arn.hasPrefix("\(service)/apikeys/") {
      var key = try account.apiKey(String(arn.dropFirst("\(service)/apikeys/".count)))
      try body(&key.tags)
      account.apiKeys[key.id] = key
      return key.tags
    }
    if arn.hasPrefix("\(service)/usageplans/") {
      let id = String(arn.dropFirst("\(service)/usageplans/".count))
      guard var plan = account.usagePlans[id] else {
        throw .Gateway.notFound("Invalid Usage Plan ID specified")
      }
      try body(&plan.tags)
      account.usagePlans[id] = plan
      return plan.tags
    }
    if arn.hasPrefix("\(service)/domainnames/") {
      var domain = try account.domainName(String(arn.dropFirst("\(service)/domainnames/".count)))
      try body(&domain.tags)
      account.domainNames[domain.name] = domain
      return domain.tags
    }
    let parts = arn.dropFirst(prefix.count).split(
      separator: "/", omittingEmptySubsequences: false)
    guard arn.hasPrefix(prefix), parts.count == 1 || parts.count == 3 && parts[1] == "stages"
    else { throw .Gateway.badRequest("Invalid ARN specified in the request") }
    var api = try account.api(String(parts[0]))
    defer { account.apis[api.id] = api }
    guard parts.count == 3 else {
      try body(&api.tags)
      return api.tags
    }
    guard var stage = api.stages[String(parts[2])] else { throw .Gateway.noStage }
    try body(&stage.tags)
    api.stages[stage.name] = stage
    return stage.tags
  }
}
