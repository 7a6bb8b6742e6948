internal import Primitives

/// The operations that change `$LATEST`.
enum FunctionUpdates {
  static func configuration(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let address = try latest(call, in: account)
    let body = try call.members(FunctionConfiguration.members + ["RevisionId"])
    var function = try account.function(address)
    try check(function, try body.string("RevisionId"), in: account)
    try function.latest.configuration.apply(body)
    if let role = try body.string("Role") { try account.checkAssumable(role) }
    try account.check(function.latest.configuration)
    account.begin(.updating, of: &function)
    account.functions[function.name] = function
    return .ok(
      function.latest.json(of: function, in: account, .unqualified, answering: .theChange))
  }

  static func code(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    guard call.body.count <= 70_167_211 else {
      throw .Lambda.tooLarge(
        "Request must be smaller than 70167211 bytes for the UpdateFunctionCode operation")
    }
    let address = try latest(call, in: account)
    let body = try call.members(
      FunctionCode.members + ["Architectures", "Publish", "DryRun", "RevisionId"])
    var function = try account.function(address)
    try check(function, try body.string("RevisionId"), in: account)
    let code = try FunctionCode(
      body, in: account, architectures: try body.strings("Architectures"),
      otherwise: function.latest.code.architecture)
    guard (code.image != nil) == (function.latest.configuration.image != nil) else {
      throw .Lambda.invalidParameter(
        "Please do not provide ImageUri when updating a function with packageType Zip.")
    }
    function.latest.code = code
    guard try body.bool("DryRun") != true else {
      return .ok(function.latest.json(of: function, in: account, .unqualified))
    }
    account.begin(.updating, of: &function)
    let isPublished = try body.bool("Publish") == true
    let made =
      isPublished
      ? function.publish(description: nil, now: account.now) { account.identifiers.uuid(.revision) }
      : function.latest
    account.functions[function.name] = function
    return .ok(
      made.json(
        of: function, in: account, isPublished ? .qualified : .unqualified, answering: .theChange))
  }

  /// The address of a call that can only mean `$LATEST`.
  private static func latest(_ call: Call, in account: Account) throws(Fault) -> FunctionAddress {
    let address = try FunctionAddress(call, in: account)
    guard address.qualifier == nil || address.qualifier == "$LATEST" else {
      throw .Lambda.invalidParameter("This operation is permitted on $LATEST only.")
    }
    return address
  }

  private static func check(
    _ function: Function, _ revision: String?, in account: Account
  ) throws(Fault) {
    try function.latest.checkSettled(function, at: account.now)
    if let revision, revision != function.latest.revision(at: account.now) {
      throw .Lambda.revisionMismatch
    }
  }
}

extension Account {
  fileprivate mutating func begin(
    _ kind: FunctionVersion.Change.Kind, of function: inout Function
  ) {
    function.latest.modified = now
    function.latest.revision = identifiers.uuid(.revision)
    function.latest.change = change(kind)
  }
}
