internal import Primitives

/// A name for a version of a function.
struct Alias: Sendable {
  let name: String
  /// A number or `$LATEST`.
  var version: String
  var description = ""
  /// Another version and its share.
  var weights: [String: Double] = [:]
  var revision: String
}

/// The operations on aliases.
enum Aliases {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("Name", "FunctionVersion", "Description", "RoutingConfig")
    var function = try account.function(try FunctionAddress(call, in: account))
    let name = try body.required("Name")
    guard name.wholeMatch(of: /[a-zA-Z0-9\-_]{1,128}/) != nil, Int(name) == nil else {
      throw .constraint(
        name, at: "name", "satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)")
    }
    guard function.aliases[name] == nil else {
      throw .Lambda.conflict("Alias already exists: \(function.arn):\(name)")
    }
    var alias = Alias(
      name: name, version: try body.required("FunctionVersion"),
      revision: account.identifiers.uuid(.revision))
    try apply(body, to: &alias, of: function)
    function.aliases[name] = alias
    account.functions[function.name] = function
    return .created(json(alias, of: function))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let function = try account.function(try FunctionAddress(call, in: account))
    return .ok(json(try alias(call, of: function), of: function))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let function = try account.function(try FunctionAddress(call, in: account))
    let all = function.aliases.values.sorted { $0.name < $1.name }
    let page = try Lambda.page(all, call, key: \.name)
    return .ok(
      .record([
        "Aliases": .array(page.items.map { json($0, of: function) }),
        "NextMarker": page.next.map(JSON.string),
      ]))
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("FunctionVersion", "Description", "RoutingConfig", "RevisionId")
    var function = try account.function(try FunctionAddress(call, in: account))
    var alias = try alias(call, of: function)
    if let revision = try body.string("RevisionId"), revision != alias.revision {
      throw .Lambda.revisionMismatch
    }
    if let version = try body.string("FunctionVersion") { alias.version = version }
    try apply(body, to: &alias, of: function)
    alias.revision = account.identifiers.uuid(.revision)
    function.aliases[alias.name] = alias
    account.functions[function.name] = function
    return .ok(json(alias, of: function))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var function = try account.function(try FunctionAddress(call, in: account))
    function.aliases[call.label("alias")] = nil
    function.policies[call.label("alias")] = nil
    account.functions[function.name] = function
    return .noContent
  }

  private static func apply(
    _ body: Members, to alias: inout Alias, of function: Function
  ) throws(Fault) {
    if let description = try body.string("Description") { alias.description = description }
    let isKnown =
      alias.version == "$LATEST" || Int(alias.version).map { function.versions[$0] != nil } == true
    guard isKnown else { throw .Lambda.notFound("\(function.arn):\(alias.version)") }
    let routing = try body.structure("RoutingConfig", "AdditionalVersionWeights")
    guard let weights = try routing?.object("AdditionalVersionWeights") else { return }
    guard weights.count <= 1 else {
      throw .Lambda.invalidParameter(
        "Number of items in AdditionalVersionWeights cannot be greater than 1")
    }
    if !weights.isEmpty, alias.version == "$LATEST" {
      throw .Lambda.invalidParameter(
        "$LATEST is not supported for an alias pointing to more than 1 version")
    }
    alias.weights = weights.mapValues(\.number)
    for version in weights.keys where Int(version).map({ function.versions[$0] == nil }) ?? true {
      throw .Lambda.notFound("\(function.arn):\(version)")
    }
  }

  private static func alias(_ call: Call, of function: Function) throws(Fault) -> Alias {
    let name = call.label("alias")
    guard let alias = function.aliases[name] else {
      throw .Lambda.resourceNotFound("Cannot find alias arn: \(function.arn):\(name)")
    }
    return alias
  }

  private static func json(_ alias: Alias, of function: Function) -> JSON {
    .record([
      "AliasArn": .string("\(function.arn):\(alias.name)"),
      "Name": .string(alias.name),
      "FunctionVersion": .string(alias.version),
      "Description": .string(alias.description),
      "RevisionId": .string(alias.revision),
      "RoutingConfig": alias.weights.isEmpty
        ? nil : ["AdditionalVersionWeights": .object(alias.weights.mapValues(JSON.number))],
    ])
  }
}

extension JSON {
  /// A number as one; 0 of anything else.
  fileprivate var number: Double {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: 0
    }
  }
}
