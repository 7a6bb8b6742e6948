/// A custom domain name with the paths of it that lead to APIs, of whichever kind.
struct DomainName: Sendable {
  let name: String
  /// The ARNs of its certificates by the type of endpoint: one, but on the way from one to the other.
  var certificates: [String: String] = [:]
  var ownershipCertificate: String?
  var securityPolicy = "TLS_1_2"
  var truststore: String?
  var truststoreVersion: String?
  var tags: [String: String] = [:]
  /// When it was changed last.
  var updated = Duration.zero
  var mappings: [BasePathMapping] = []
}

/// A path of a custom domain name: a base path mapping of API Gateway v1 and an API mapping of v2
/// are the same thing.
struct BasePathMapping: Sendable {
  /// Empty for the root.
  var path = ""
  /// The id of the API that it leads to.
  var api: String
  /// The stage; nil if the caller names it in the path.
  var stage: String?
}
