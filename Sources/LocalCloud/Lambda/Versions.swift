internal import Primitives

/// The operations on published versions.
enum Versions {
  static func publish(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("CodeSha256", "Description", "RevisionId")
    let address = try FunctionAddress(call, in: account)
    var function = try account.function(address)
    try function.latest.checkSettled(function, at: account.now)
    if let revision = try body.string("RevisionId"),
      revision != function.latest.revision(at: account.now)
    {
      throw .Lambda.revisionMismatch
    }
    let current = function.latest.code.sha256
    if let expected = try body.string("CodeSha256"), expected != current {
      throw .Lambda.invalidParameter(
        "CodeSHA256 (\(expected)) is different from current CodeSHA256 in $LATEST (\(current)). "
          + "Please try again with the CodeSHA256 in $LATEST.")
    }
    let description = try body.string("Description").flatMap { $0.isEmpty ? nil : $0 }
    let version = function.publish(description: description, now: account.now) {
      account.identifiers.uuid(.revision)
    }
    account.functions[function.name] = function
    return .created(version.json(of: function, in: account, .qualified))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let function = try account.function(try FunctionAddress(call, in: account))
    let all = [function.latest] + function.versions.sorted { $0.key < $1.key }.map(\.value)
    let page = try Lambda.page(all, call, key: sortKey)
    return .ok(
      .record([
        "Versions": .array(page.items.map { $0.json(of: function, in: account, .listed) }),
        "NextMarker": page.next.map(JSON.string),
      ]))
  }

  /// Sorts `$LATEST` first and then by number.
  static func sortKey(_ version: FunctionVersion) -> String {
    let digits = String(version.number ?? 0)
    return String(repeating: "0", count: 10 - min(10, digits.count)) + digits
  }
}
