internal import Primitives

/// The operations on a function's tags.
enum FunctionTags {
  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(["Tags": .map(try function(call, in: account).tags)])
  }

  static func tag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("Tags")
    guard let added = try body.map("Tags") else { throw .missing("tags") }
    var function = try function(call, in: account)
    function.tags.merge(added) { $1 }
    try check(function.tags)
    account.functions[function.name] = function
    return .noContent
  }

  static func untag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var function = try function(call, in: account)
    let keys = call.query.all("tagKeys")
    guard !keys.isEmpty else { throw .missing("tagKeys") }
    for key in keys { function.tags[key] = nil }
    account.functions[function.name] = function
    return .noContent
  }

  static func check(_ tags: [String: String]) throws(Fault) {
    guard tags.count <= 50 else {
      throw .Lambda.invalidParameter("Number of tags exceeds resource tag limit.")
    }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      guard !key.lowercased().hasPrefix("aws:") else {
        throw .Lambda.invalidParameter("The following tag keys are reserved: \(key)")
      }
      guard TagText.isKey(key), TagText.isValue(value) else {
        throw .Lambda.invalidParameter("Tags contain an invalid key or value: \(key)")
      }
    }
  }

  private static func function(_ call: Call, in account: Account) throws(Fault) -> Function {
    let arn = call.label("resource")
    guard arn.hasPrefix("arn:") else {
      throw .constraint(
        arn, at: "resource",
        #"satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:lambda:"#)
    }
    let address = try FunctionAddress(arn, in: account)
    guard address.qualifier == nil else {
      throw .Lambda.invalidParameter(
        "Tags on function aliases and versions are not supported. Please specify either a "
          + "function ARN, layer ARN or event source mapping ARN.")
    }
    return try account.function(address)
  }
}
