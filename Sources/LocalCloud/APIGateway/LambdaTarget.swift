/// The function that the URI of a Lambda integration names; it may have stage variables in it.
struct LambdaTarget: Sendable, Hashable {
  let account: String
  let region: String
  let name: String
  let qualifier: String?

  /// Reads `arn:…:apigateway:…:lambda:path/2015-03-31/functions/{function}/invocations`, or the same
  /// for a streamed answer; nil if the URI has another shape.
  init?(uri: String) {
    let pattern =
      /arn:[a-z\-]+:apigateway:[a-z0-9\-]+:lambda:path\/([0-9\-]+\/)functions\/(.+)(\/[a-z\-]+)/
    let operations = [
      "2015-03-31/": "/invocations", "2021-11-15/": "/response-streaming-invocations",
    ]
    guard let match = uri.wholeMatch(of: pattern), operations[String(match.1)] == String(match.3)
    else { return nil }
    let parts = match.2.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let isWord = { (part: String) in
      part.wholeMatch(of: /([a-zA-Z0-9\-_$]|\$\{stageVariables\.[a-zA-Z0-9_]+\})+/) != nil
    }
    guard 7...8 ~= parts.count, parts[0] == "arn", parts[2] == "lambda", parts[5] == "function",
      parts[4].wholeMatch(of: /[0-9]{12}/) != nil, parts[6...].allSatisfy(isWord)
    else { return nil }
    region = parts[3]
    account = parts[4]
    name = parts[6]
    qualifier = parts.count == 8 ? parts[7] : nil
  }
}
