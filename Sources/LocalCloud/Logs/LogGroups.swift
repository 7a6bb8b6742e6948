internal import Primitives

/// The operations on log groups.
enum LogGroups {
  /// The days that a group may keep its events.
  private static let retentions = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ]

  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("logGroupName", "tags", "logGroupClass")
    let name = try body.required("logGroupName")
    guard name.wholeMatch(of: /[.\-_\/#A-Za-z0-9]{1,512}/) != nil else {
      throw .Logs.invalidParameter(
        "1 validation error detected: Value '\(name)' at 'logGroupName' failed to satisfy "
          + #"constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+"#)
    }
    if let kind = try body.string("logGroupClass"), kind != "STANDARD" {
      throw .notModelled("The log group class \(kind)")
    }
    guard account.logGroups[name] == nil else { throw .Logs.groupExists }
    let tags = try body.map("tags") ?? [:]
    try LogGroupTags.check(tags)
    account.logGroups[name] = LogGroup(name: name, created: account.now, tags: tags)
    return .done
  }

  static func describe(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("logGroupNamePrefix", "nextToken", "limit")
    let prefix = try body.string("logGroupNamePrefix") ?? ""
    let limit = try body.integer("limit") ?? 50
    guard 1...50 ~= limit else {
      throw .Logs.invalidParameter(
        "1 validation error detected: Value '\(limit)' at 'limit' failed to satisfy constraint: "
          + "Member must have value less than or equal to 50")
    }
    let groups = account.logGroups.values.filter { $0.name.hasPrefix(prefix) }
    guard
      let page = Page(
        groups.sorted { $0.name < $1.name }, after: try body.string("nextToken"), limit: limit,
        key: \.name)
    else { throw .Logs.invalidParameter("The specified nextToken is invalid.") }
    return .ok(
      .record([
        "logGroups": .array(page.items.map { $0.json(in: account) }),
        "nextToken": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let name = try call.members("logGroupName").required("logGroupName")
    guard account.logGroups.removeValue(forKey: name) != nil else { throw .Logs.noGroup }
    return .done
  }

  static func putRetention(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("logGroupName", "retentionInDays")
    let name = try body.required("logGroupName")
    guard let days = try body.integer("retentionInDays") else { throw .missing("retentionInDays") }
    guard retentions.contains(days) else {
      throw .Logs.invalidParameter(
        "1 validation error detected: Value '\(days)' at 'retentionInDays' failed to satisfy "
          + "constraint: Member must satisfy enum value set: "
          + "[\(retentions.map(String.init).joined(separator: ", "))]")
    }
    guard account.logGroups[name] != nil else { throw .Logs.noGroup }
    account.logGroups[name]?.retention = days
    return .done
  }

  static func deleteRetention(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let name = try call.members("logGroupName").required("logGroupName")
    guard account.logGroups[name] != nil else { throw .Logs.noGroup }
    account.logGroups[name]?.retention = nil
    return .done
  }
}

extension LogGroup {
  func arn(in account: Account) -> String { account.arn("logs", "log-group:\(name)") }

  fileprivate func json(in account: Account) -> JSON {
    .record([
      "logGroupName": .string(name),
      "creationTime": .int(account.milliseconds(at: created)),
      "retentionInDays": retention.map(JSON.int),
      "metricFilterCount": 0,
      "arn": .string("\(arn(in: account)):*"),
      "logGroupArn": .string(arn(in: account)),
      "storedBytes": 0,
      "logGroupClass": "STANDARD",
    ])
  }
}
