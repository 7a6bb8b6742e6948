internal import HTTPTypes

/// The scope in the `Authorization` field: who, when, where and for which service.
struct Credential: Sendable {
  let date: String
  let region: String
  let service: String

  /// Reads the fields that a signed request has; the signature itself is not checked.
  init(_ fields: HTTPFields) throws(Fault) {
    guard let authorization = fields[.authorization] else {
      throw Fault(403, "MissingAuthenticationToken", "Missing Authentication Token")
    }
    let scheme = "AWS4-HMAC-SHA256 "
    guard authorization.hasPrefix(scheme) else {
      throw Self.incomplete("Authorization header requires the AWS4-HMAC-SHA256 scheme.")
    }
    var parts: [Substring: Substring] = [:]
    for part in authorization.dropFirst(scheme.count).split(separator: ",") {
      let sides = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { parts[sides[0]] = sides[1] }
    }
    for name in ["Credential", "SignedHeaders", "Signature"] where parts[Substring(name)] == nil {
      throw Self.incomplete("Authorization header requires '\(name)' parameter.")
    }
    let scope = (parts["Credential"] ?? "").split(
      separator: "/", omittingEmptySubsequences: false)
    guard scope.count == 5, scope[4] == "aws4_request", scope.allSatisfy({ !$0.isEmpty }) else {
      throw Self.incomplete(
        "Credential must have exactly 5 slash-delimited elements, "
          + "e.g. keyid/date/region/service/term.")
    }
    date = String(scope[1])
    region = String(scope[2])
    service = String(scope[3])
    try Self.check(fields, date: date)
  }

  private static func check(_ fields: HTTPFields, date: String) throws(Fault) {
    guard let name = HTTPField.Name("X-Amz-Date"), let stamp = fields[name] else {
      throw incomplete("Authorization header requires existence of an 'X-Amz-Date' header.")
    }
    guard stamp.utf8.count == 16, stamp.hasSuffix("Z"), stamp.dropFirst(8).first == "T" else {
      throw incomplete("Date must be in ISO-8601 'basic format'. Got '\(stamp)'.")
    }
    guard stamp.hasPrefix(date) else {
      throw Fault(
        403, "SignatureDoesNotMatch",
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
          + "'\(date)' != '\(stamp.prefix(8))', from '\(stamp)'.")
    }
  }

  private static func incomplete(_ message: String) -> Fault {
    Fault(403, "IncompleteSignature", message)
  }
}
