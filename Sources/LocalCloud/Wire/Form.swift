internal import HTTPTypes

/// The body of a call of the query protocol.
struct Form: Sendable {
  private let parameters: Parameters

  /// - Returns: nil if the body is no form.
  init?(_ call: Call) {
    guard
      call.fields[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true,
      let text = String(validating: call.body, as: UTF8.self),
      let parameters = Parameters(text, plus: .space)
    else { return nil }
    self.parameters = parameters
  }

  var action: String { parameters["Action"] ?? "" }
  var version: String { parameters["Version"] ?? "" }

  subscript(name: String) -> String? { parameters[name] }

  /// The value, or IAM's error for one that is not there.
  func required(_ name: String) throws(Fault) -> String {
    guard let value = parameters[name] else {
      throw Fault(
        400, "ValidationError",
        "1 validation error detected: Value null at '\(name.lowercasedFirst)' failed to satisfy "
          + "constraint: Member must not be null")
    }
    return value
  }

  /// Refuses every parameter but these; `Tags` stands for `Tags.member.1.Key` and so on.
  func allow(_ known: String...) throws(Fault) {
    for name in parameters.names where name != "Action" && name != "Version" {
      let head = name.split(separator: ".").first.map(String.init) ?? name
      if !known.contains(head) {
        throw Fault(400, "ValidationError", "Unknown parameter '\(name)'.")
      }
    }
  }

  /// `Name.member.1`, `Name.member.2` and so on.
  func list(_ name: String) -> [String] {
    var values: [String] = []
    while let value = parameters["\(name).member.\(values.count + 1)"] { values.append(value) }
    return values
  }

  /// `Tags.member.1.Key` with `Tags.member.1.Value` and so on, in their order.
  func tags() -> [(key: String, value: String)] {
    var tags: [(key: String, value: String)] = []
    while let key = parameters["Tags.member.\(tags.count + 1).Key"] {
      tags.append((key, parameters["Tags.member.\(tags.count + 1).Value"] ?? ""))
    }
    return tags
  }
}
