internal import Primitives

/// One entry of the `patchOperations` of an Update call.
struct PatchOperation: Sendable {
  enum Verb: String, Sendable { case add, remove, replace, copy }

  let verb: Verb
  /// The path as it was sent.
  let path: String
  /// Its parts, unescaped: `/a~1b/c` has `a/b` and `c`.
  let parts: [String]
  let value: String?
  let from: String?

  /// All of a call's operations, in their order.
  static func all(_ call: Call) throws(Fault) -> [PatchOperation] {
    let body = try call.members("patchOperations")
    return try (body.array("patchOperations") ?? []).map { json throws(Fault) in
      try PatchOperation(json)
    }
  }

  private init(_ json: JSON) throws(Fault) {
    let body = try Members(json, known: ["op", "path", "value", "from"])
    guard let verb = Verb(rawValue: try body.string("op") ?? "") else {
      throw .Gateway.badRequest(
        "Invalid patch operation specified. Must be 'add'|'remove'|'replace'")
    }
    guard let path = try body.string("path"), path.hasPrefix("/") else {
      throw .Gateway.badRequest("Invalid patch path \(try body.string("path") ?? "null")")
    }
    self.verb = verb
    self.path = path
    parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    value = try body.string("value")
    from = try body.string("from")
  }

  /// The value, empty if there is none.
  var text: String { value ?? "" }

  /// The value as AWS reads a truth value: all but `true` is false.
  var flag: Bool { text.lowercased() == "true" }

  /// Refuses verbs that the path does not take.
  func allow(_ verbs: Verb...) throws(Fault) {
    guard verbs.contains(verb) else {
      throw .Gateway.badRequest(
        "Invalid patch operation specified. Must be one of: "
          + "[\(verbs.map(\.rawValue).joined(separator: ", "))]")
    }
  }

  /// The error for a path that cannot be patched.
  var badPath: Fault { .Gateway.badRequest("Invalid patch path \(path)") }

  /// The error for a path that is none of those that can be replaced, in other words of AWS's.
  func badPath(among paths: String...) -> Fault {
    .Gateway.badRequest(
      "Invalid patch path  '\(path)' specified for op '\(verb)'. Must be one of: "
        + "[\(paths.joined(separator: ", "))]")
  }

  /// Refuses to remove an entry that a map does not have.
  func requireEntry<Value>(in map: [String: Value], _ message: String) throws(Fault) {
    guard verb != .remove || map[parts[1]] != nil else { throw .Gateway.notFound(message) }
  }

  /// Adds, replaces or removes an entry of a map, as the verb says.
  func apply<Value>(to map: inout [String: Value], key: String, value: Value) {
    map[key] = verb == .remove ? nil : value
  }
}
