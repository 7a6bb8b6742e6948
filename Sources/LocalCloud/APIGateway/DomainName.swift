/// A custom domain name with the paths that lead to APIs, of whichever kind.
struct DomainName: Sendable {
  let name: String
  var endpointType = "REGIONAL"
  var mappings: [BasePathMapping]
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
