/// Which function a request names, and which version of it.
///
/// The name may be bare, a whole ARN or `account:function:name`, each with `:qualifier` at its end.
struct FunctionAddress: Sendable {
  let name: String
  let qualifier: String?
  /// The ARN, with the qualifier if there is one.
  let arn: String

  init(_ call: Call, in account: Account) throws(Fault) {
    try self.init(call.label("function"), qualifier: call.query["Qualifier"], in: account)
  }

  init(_ text: String, qualifier: String? = nil, in account: Account) throws(Fault) {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.first == "arn" {
      guard parts.count >= 7, parts[2] == "lambda", parts[5] == "function" else {
        throw Self.malformed(text)
      }
      guard parts[3] == account.region else {
        throw .Lambda.resourceNotFound(
          "Functions from '\(parts[3])' are not reachable in this region ('\(account.region)')")
      }
      guard parts[4] == account.id else {
        throw Fault(
          403, "AccessDeniedException",
          "User is not authorized to perform this operation on resource: \(text)")
      }
      parts.removeFirst(6)
    } else if parts.count >= 3, parts[1] == "function" {
      parts.removeFirst(2)
    }
    guard 1...2 ~= parts.count, parts[0].wholeMatch(of: /[a-zA-Z0-9\-_]{1,64}/) != nil else {
      throw Self.malformed(text)
    }
    name = parts[0]
    let derived = parts.count == 2 ? parts[1] : nil
    if let derived, let qualifier, derived != qualifier {
      throw .Lambda.invalidParameter(
        "The derived qualifier from the function name does not match the specified qualifier.")
    }
    self.qualifier = qualifier ?? derived
    if let qualifier = self.qualifier, qualifier.wholeMatch(of: /[a-zA-Z0-9$_\-]{1,128}/) == nil {
      throw .constraint(
        qualifier, at: "qualifier",
        "satisfy regular expression pattern: (|[a-zA-Z0-9$_-]+)")
    }
    arn =
      account.arn("lambda", "function:\(name)") + (self.qualifier.map { ":\($0)" } ?? "")
  }

  /// How answers about this address write the ARN.
  var view: FunctionVersion.View { qualifier == nil ? .unqualified : .qualified }

  /// The number of the version, or nil for the function itself and `$LATEST`.
  var number: Int? { qualifier.flatMap(Int.init) }

  private static func malformed(_ text: String) -> Fault {
    .constraint(
      text, at: "functionName",
      #"satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?"#
        + #"([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?"#
        + #"([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?"#)
  }
}

extension Account {
  /// The function that an address names, whatever the qualifier.
  func function(_ address: FunctionAddress) throws(Fault) -> Function {
    guard let function = functions[address.name] else { throw .Lambda.notFound(address.arn) }
    return function
  }

  /// The version that an address names: `$LATEST` if it has no qualifier.
  func version(_ address: FunctionAddress) throws(Fault) -> FunctionVersion {
    let function = try function(address)
    guard let qualifier = address.qualifier, qualifier != "$LATEST" else { return function.latest }
    let number = address.number ?? function.aliases[qualifier].flatMap { Int($0.version) }
    if number == nil, function.aliases[qualifier] != nil { return function.latest }
    guard let number, let version = function.versions[number] else {
      throw .Lambda.notFound(address.arn)
    }
    return version
  }
}
