internal import Primitives

/// The operations on the tags of log groups, whose ARN is the one without `:*`.
enum LogGroupTags {
  static func tag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("resourceArn", "tags")
    guard let added = try body.map("tags") else { throw .missing("tags") }
    var group = try group(body, in: account)
    group.tags.merge(added) { $1 }
    try check(group.tags)
    account.logGroups[group.name] = group
    return .done
  }

  static func untag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("resourceArn", "tagKeys")
    guard let keys = try body.strings("tagKeys") else { throw .missing("tagKeys") }
    var group = try group(body, in: account)
    for key in keys { group.tags[key] = nil }
    account.logGroups[group.name] = group
    return .done
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("resourceArn")
    return .ok(["tags": .map(try group(body, in: account).tags)])
  }

  static func check(_ tags: [String: String]) throws(Fault) {
    guard tags.count <= 50 else {
      throw Fault(
        400, "TooManyTagsException", "A resource can have no more than 50 tags.")
    }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      guard TagText.isKey(key), TagText.isValue(value), !key.lowercased().hasPrefix("aws:") else {
        throw .Logs.invalidParameter("The tag '\(key)' is not valid.")
      }
    }
  }

  private static func group(_ body: Members, in account: Account) throws(Fault) -> LogGroup {
    let arn = try body.required("resourceArn")
    let prefix = account.arn("logs", "log-group:")
    guard arn.hasPrefix(prefix), !arn.hasSuffix(":*") else {
      throw .Logs.invalidParameter("The specified resourceArn '\(arn)' is not valid.")
    }
    guard let group = account.logGroups[String(arn.dropFirst(prefix.count))] else {
      throw .Logs.noGroup
    }
    return group
  }
}
