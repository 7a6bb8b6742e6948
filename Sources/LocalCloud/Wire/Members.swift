internal import Primitives

/// The members of a JSON object in a request, read strictly.
///
/// Every name must be known and every value of its type. A member that is null counts as absent, as
/// it does for AWS.
struct Members: Sendable {
  private let members: [String: JSON]

  init(_ json: JSON, known: [String]) throws(Fault) {
    guard let members = json.object else {
      throw .serialization("Expected an object.")
    }
    if let stranger = members.keys.sorted().first(where: { !known.contains($0) }) {
      throw .unknown("member", stranger)
    }
    self.members = members.filter { $0.value != .null }
  }

  subscript(name: String) -> JSON? { members[name] }

  func string(_ name: String) throws(Fault) -> String? {
    try members[name].map { json throws(Fault) in try Self.string(json) }
  }

  func integer(_ name: String) throws(Fault) -> Int? {
    try members[name].map { json throws(Fault) in
      guard let number = json.integer else { throw Self.unfit(json, "an Integer") }
      return number
    }
  }

  func bool(_ name: String) throws(Fault) -> Bool? {
    try members[name].map { json throws(Fault) in
      guard let value = json.bool else { throw Self.unfit(json, "a Boolean") }
      return value
    }
  }

  func strings(_ name: String) throws(Fault) -> [String]? {
    try array(name)?.map { json throws(Fault) in try Self.string(json) }
  }

  func array(_ name: String) throws(Fault) -> [JSON]? {
    try members[name].map { json throws(Fault) in
      guard let elements = json.array else { throw Self.unfit(json, "a List") }
      return elements
    }
  }

  /// A map of text to text, such as tags.
  func map(_ name: String) throws(Fault) -> [String: String]? {
    guard let object = try object(name) else { return nil }
    var map: [String: String] = [:]
    for (key, json) in object { map[key] = try Self.string(json) }
    return map
  }

  /// A map whose keys are free.
  func object(_ name: String) throws(Fault) -> [String: JSON]? {
    try members[name].map { json throws(Fault) in
      guard let object = json.object else { throw Self.unfit(json, "a Map") }
      return object
    }
  }

  /// A structure of known members.
  func structure(_ name: String, _ known: String...) throws(Fault) -> Members? {
    try members[name].map { json throws(Fault) in try Members(json, known: known) }
  }

  /// The same of members in a list.
  func structure(_ name: String, _ known: [String]) throws(Fault) -> Members? {
    try members[name].map { json throws(Fault) in try Members(json, known: known) }
  }

  /// The text, or an error that names the missing member.
  func required(_ name: String) throws(Fault) -> String {
    guard let text = try string(name) else { throw .missing(name.lowercasedFirst) }
    return text
  }

  private static func string(_ json: JSON) throws(Fault) -> String {
    guard let text = json.string else { throw unfit(json, "an String") }
    return text
  }

  private static func unfit(_ json: JSON, _ type: String) -> Fault {
    let name =
      switch json {
      case .null: "null"
      case .bool: "class java.lang.Boolean"
      case .integer, .number: "class com.amazon.coral.value.json.numbers.TruncatingBigNumber"
      case .string: "class java.lang.String"
      case .array: "class java.util.ArrayList"
      case .object: "class java.util.LinkedHashMap"
      }
    return .serialization("\(name) can not be converted to \(type)")
  }
}

extension String {
  /// `FunctionName` as `functionName`, as messages spell members.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
