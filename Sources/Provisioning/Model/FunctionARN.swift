import Digest

/// The ARN of a function, of whatever account and region.
struct FunctionARN: Sendable, Hashable {
  /// The whole ARN.
  let text: String
  /// The part that names the function, without the alias or version.
  let unqualified: String
  let region: String
  let account: String
  /// An alias or a version; nil for the function itself.
  let qualifier: String?

  /// Takes an ARN apart; nil if it is not a function's.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard 7...8 ~= parts.count, parts[0] == "arn", parts[2] == "lambda", parts[5] == "function"
    else { return nil }
    self.text = text
    unqualified = parts[..<7].joined(separator: ":")
    region = parts[3]
    account = parts[4]
    qualifier = parts.count == 8 ? parts[7] : nil
  }

  /// A short text that stands for the ARN where there is no room for it.
  var digest: String { Self.digest(of: text) }

  /// The same of an ARN that is not taken apart.
  static func digest(of text: String) -> String {
    String(SHA256.digest(of: Array(text.utf8).span).hexadecimal.prefix(12))
  }
}
