internal import Primitives

/// The operations on alarms.
enum Alarms {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(Alarm.Settings.members)
    let name = try body.required("AlarmName")
    guard 1...255 ~= name.unicodeScalars.count else {
      throw .constraint(name, at: "alarmName", "have length of 1 to 255")
    }
    let settings = try Alarm.Settings(body)
    let tags = try AlarmTags.read(body)
    // Of an alarm that is there the tags stay as they are.
    account.alarms[name] = Alarm(
      name: name, settings: settings, updated: account.now,
      tags: account.alarms[name]?.tags ?? tags)
    return .ok([:])
  }

  static func describe(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("AlarmNamePrefix", "AlarmTypes", "MaxRecords", "NextToken")
    let prefix = try body.string("AlarmNamePrefix") ?? ""
    let limit = try body.integer("MaxRecords") ?? 50
    guard 1...100 ~= limit else {
      throw .constraint("\(limit)", at: "maxRecords", "be between 1 and 100")
    }
    let found = account.alarms.values.filter { $0.name.hasPrefix(prefix) }
    guard
      let page = Page(
        found.sorted { $0.name < $1.name }, after: try body.string("NextToken"), limit: limit,
        key: \.name)
    else { throw Fault(400, "InvalidNextToken", "The next token is not valid.") }
    return .ok(
      .record([
        "MetricAlarms": .array(page.items.map { $0.json(in: account) }),
        "CompositeAlarms": [],
        "NextToken": page.next.map(JSON.string),
      ]))
  }

  /// Names that are there are deleted, whatever the others are.
  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    guard let names = try call.members("AlarmNames").strings("AlarmNames") else {
      throw .missing("AlarmNames")
    }
    guard names.count <= 100 else {
      throw .constraint("\(names.count)", at: "alarmNames", "have at most 100 members")
    }
    for name in names { account.alarms[name] = nil }
    return .ok([:])
  }
}
