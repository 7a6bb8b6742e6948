internal import Primitives

/// The operations on the tags of alarms.
enum AlarmTags {
  static func tag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("ResourceARN", "Tags")
    var alarm = try alarm(body, in: account)
    alarm.tags.merge(try read(body)) { $1 }
    guard alarm.tags.count <= 50 else {
      throw Fault(400, "LimitExceededException", "A resource can have no more than 50 tags.")
    }
    account.alarms[alarm.name] = alarm
    return .ok([:])
  }

  static func untag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("ResourceARN", "TagKeys")
    var alarm = try alarm(body, in: account)
    for key in try body.strings("TagKeys") ?? [] { alarm.tags[key] = nil }
    account.alarms[alarm.name] = alarm
    return .ok([:])
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let alarm = try alarm(try call.members("ResourceARN"), in: account)
    let tags = alarm.tags.sorted { $0.key < $1.key }.map { key, value -> JSON in
      ["Key": .string(key), "Value": .string(value)]
    }
    return .ok(["Tags": .array(tags)])
  }

  static func read(_ body: Members) throws(Fault) -> [String: String] {
    var tags: [String: String] = [:]
    for json in try body.array("Tags") ?? [] {
      let tag = try Members(json, known: ["Key", "Value"])
      let key = try tag.required("Key")
      let value = try tag.required("Value")
      guard TagText.isKey(key), TagText.isValue(value), !key.lowercased().hasPrefix("aws:") else {
        throw .CloudWatch.value(key, of: "Tags")
      }
      tags[key] = value
    }
    guard tags.count <= 50 else {
      throw .constraint("\(tags.count)", at: "tags", "have at most 50 members")
    }
    return tags
  }

  private static func alarm(_ body: Members, in account: Account) throws(Fault) -> Alarm {
    let arn = try body.required("ResourceARN")
    let prefix = account.arn("cloudwatch", "alarm:")
    guard arn.hasPrefix(prefix) else { throw .CloudWatch.value(arn, of: "ResourceARN") }
    guard let alarm = account.alarms[String(arn.dropFirst(prefix.count))] else {
      throw .CloudWatch.noResource
    }
    return alarm
  }
}
