/// A REST API: its working copy, its deployments and its stages.
struct RestAPI: Sendable {
  let id: String
  let rootID: String
  let created: Duration
  var name: String
  var description: String?
  var version: String?
  /// What a deployment takes a copy of.
  var definition: Definition
  var endpointType: String
  var ipAddressType: String
  var vpcEndpoints: [String] = []
  var isDefaultEndpointDisabled = false
  var securityPolicy: String?
  var tags: [String: String]
  /// By id.
  var deployments: [String: Deployment] = [:]
  /// By name.
  var stages: [String: Stage] = [:]

  /// The working copy, or a deployment's snapshot of it.
  struct Definition: Sendable {
    /// By id.
    var resources: [String: Resource]
    /// By name; two are there from the beginning.
    var models = Dictionary(uniqueKeysWithValues: Model.builtIn.map { ($0.name, $0) })
    /// By id.
    var requestValidators: [String: RequestValidator] = [:]
    var binaryMediaTypes: [String] = []
    var minimumCompressionSize: Int?
    var apiKeySource = "HEADER"
    /// The resource policy as it was given.
    var policy: String?
    /// By id.
    var authorizers: [String: Authorizer] = [:]
    /// By type.
    var gatewayResponses: [String: GatewayResponse] = [:]
  }
}

extension RestAPI.Definition {
  /// The whole path of a resource, such as `/users/{id}`.
  func path(of resource: Resource) -> String {
    var parts: [String] = []
    var current: Resource? = resource
    while let here = current, let parent = here.parentID {
      parts.append(here.pathPart)
      current = resources[parent]
    }
    return "/" + parts.reversed().joined(separator: "/")
  }

  func children(of id: String) -> [Resource] {
    resources.values.filter { $0.parentID == id }.sorted { $0.pathPart < $1.pathPart }
  }
}
