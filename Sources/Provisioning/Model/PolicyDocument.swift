import Primitives

/// IAM policies as texts that are equal when they say the same.
enum PolicyDocument {
  /// A policy of one statement.
  static func text(_ statement: JSON) -> String { text([statement]) }

  /// A policy of several statements.
  static func text(_ statements: [JSON]) -> String {
    let document: JSON = ["Version": "2012-10-17", "Statement": .array(statements)]
    return document.canonicalText
  }

  /// A policy as AWS gave it, with its keys sorted and without white space; a text that is not JSON
  /// stays as it is.
  static func canonical(_ text: String) -> String {
    JSON(text: text)?.canonicalText ?? text
  }

  /// A resource policy of an API, canonical, with `execute-api:/` for the ARNs of the world's APIs:
  /// AWS writes that out when it takes a policy, and the id is not known before.
  static func shortened(_ text: String, in world: World) -> String {
    let arn = "\"\(world.executionARN(api: ""))"
    var parts = canonical(text).split(
      separator: arn.dropLast("/*/*/*".count), omittingEmptySubsequences: false)
    let first = parts.removeFirst()
    return parts.reduce(into: String(first)) { shortened, part in
      let id = part.prefix { $0.isLetter || $0.isNumber || $0 == "*" }
      let rest = part.dropFirst(id.count)
      shortened += rest.hasPrefix("/") ? "\"execute-api:\(rest)" : "\(arn.dropLast(6))\(part)"
    }
  }
}
