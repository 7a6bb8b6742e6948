internal import Primitives

/// The operations on the resource policies of functions and versions.
enum Permissions {
  static func add(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "StatementId", "Action", "Principal", "SourceArn", "SourceAccount", "RevisionId")
    let address = try FunctionAddress(call, in: account)
    let statement = try statement(body)
    if address.qualifier == "$LATEST" {
      throw .Lambda.invalidParameter("We currently do not support adding policies for $LATEST.")
    }
    var function = try account.function(address)
    let version = try account.version(address)
    try check(version, try body.string("RevisionId"), in: account)
    var statements = function.policies[address.qualifier] ?? []
    guard !statements.contains(where: { $0.id == statement.id }) else {
      throw .Lambda.conflict(
        "The statement id (\(statement.id)) provided already exists. Please provide a new "
          + "statement id, or remove the existing statement.")
    }
    statements.append(statement)
    let size = document(statements, resource: address.arn, in: account).utf8.count
    guard size <= 20_480 else {
      throw Fault(
        400, "PolicyLengthExceededException",
        "The final policy size (\(size)) is bigger than the limit (20480).")
    }
    function.policies[address.qualifier] = statements
    account.store(function, revised: address.number)
    return .created([
      "Statement": .string(statement.json(resource: address.arn, in: account).text)
    ])
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let address = try FunctionAddress(call, in: account)
    let function = try account.function(address)
    let version = try account.version(address)
    guard let statements = function.policies[address.qualifier] else {
      throw .Lambda.resourceNotFound("The resource you requested does not exist.")
    }
    return .ok([
      "Policy": .string(document(statements, resource: address.arn, in: account)),
      "RevisionId": .string(version.revision(at: account.now)),
    ])
  }

  static func remove(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let address = try FunctionAddress(call, in: account)
    var function = try account.function(address)
    let version = try account.version(address)
    guard var statements = function.policies[address.qualifier] else {
      throw .Lambda.resourceNotFound("No policy is associated with the given resource.")
    }
    let id = call.label("statement")
    guard let index = statements.firstIndex(where: { $0.id == id }) else {
      throw .Lambda.resourceNotFound("Statement \(id) is not found in resource policy.")
    }
    try check(version, call.query["RevisionId"], in: account)
    statements.remove(at: index)
    function.policies[address.qualifier] = statements.isEmpty ? nil : statements
    account.store(function, revised: address.number)
    return .noContent
  }

  private static func statement(_ body: Members) throws(Fault) -> PermissionStatement {
    let id = try body.required("StatementId")
    guard id.wholeMatch(of: /[a-zA-Z0-9\-_]{1,100}/) != nil else {
      throw .constraint(
        id, at: "statementId", "satisfy regular expression pattern: ([a-zA-Z0-9-_]+)")
    }
    let action = try body.required("Action")
    guard action.wholeMatch(of: /lambda:\*|lambda:[a-zA-Z]+|\*/) != nil else {
      throw .constraint(
        action, at: "action",
        "satisfy regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])")
    }
    let principal = try body.required("Principal")
    let isKnown =
      principal == "*" || principal.hasPrefix("arn:") || principal.hasSuffix(".amazonaws.com")
      || principal.wholeMatch(of: /[0-9]{12}/) != nil
    guard isKnown else {
      throw .Lambda.invalidParameter(
        "The provided principal was invalid. Please check the principal and try again.")
    }
    let source = try body.string("SourceArn")
    if let source,
      source.wholeMatch(of: /arn:aws[a-zA-Z0-9\-]*:[a-zA-Z0-9\-]+:[^:]*:[0-9]*:.*/) == nil
    {
      throw .constraint(
        source, at: "sourceArn",
        #"satisfy regular expression pattern: arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:"#
          + #"([a-z]{2}(-gov)?-[a-z]+-\d{1})?:(\d{12})?:(.*)"#)
    }
    return PermissionStatement(
      id: id, action: action, principal: principal, sourceARN: source,
      sourceAccount: try body.string("SourceAccount"))
  }

  private static func document(
    _ statements: [PermissionStatement], resource: String, in account: Account
  ) -> String {
    let document: JSON = [
      "Version": "2012-10-17", "Id": "default",
      "Statement": .array(statements.map { $0.json(resource: resource, in: account) }),
    ]
    return document.text
  }

  private static func check(
    _ version: FunctionVersion, _ revision: String?, in account: Account
  ) throws(Fault) {
    if let revision, revision != version.revision(at: account.now) {
      throw .Lambda.revisionMismatch
    }
  }
}

extension Account {
  /// Keeps a function whose policy changed, which gives that version a new revision.
  fileprivate mutating func store(_ function: Function, revised number: Int?) {
    var function = function
    let revision = identifiers.uuid(.revision)
    if let number {
      function.versions[number]?.revise(revision)
    } else {
      function.latest.revise(revision)
    }
    functions[function.name] = function
  }
}

extension FunctionVersion {
  fileprivate mutating func revise(_ revision: String) {
    self.revision = revision
    change?.revisionAfter = revision
  }
}
