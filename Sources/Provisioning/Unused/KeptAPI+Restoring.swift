import Primitives

/// What a restored API is made of.
extension KeptAPI {
  /// The definition that a stage served, with a policy that names its own API whatever that is
  /// called, and without the URL it had.
  func definition(of stage: JSON) -> JSON? {
    guard let name = stage["stageName"]?.string, var members = definitions[name]?.object else {
      return nil
    }
    let policy = "x-amazon-apigateway-policy"
    members[policy] = members[policy].map { $0.replacing(self) }
    members["servers"] = nil
    return .object(members)
  }

  /// `REGIONAL`, `EDGE` or `PRIVATE`.
  var endpointType: String {
    api["endpointConfiguration"]?["types"]?.array?.first?.string ?? "EDGE"
  }

  /// Whether the URL that AWS gives it was shut off.
  var isDefaultEndpointDisabled: Bool { api["disableExecuteApiEndpoint"]?.bool ?? false }

  /// The tags of an API or a stage, without those that only AWS may set.
  static func tags(of thing: JSON) -> [String: String] {
    (thing["tags"]?.object ?? [:]).compactMapValues(\.string)
      .filter { !$0.key.lowercased().hasPrefix("aws:") }
  }

  /// The ARN of an API of its kind in its region.
  func arn(of api: String, in partition: String) -> String {
    let kind = kind == DeployedAPI.Kind.rest.rawValue ? "restapis" : "apis"
    return "arn:\(partition):apigateway:\(region)::/\(kind)/\(api)"
  }

  /// What is lost with the old id.
  var lossesOfIdentity: [Restorer.Loss] {
    [.identity(old: id), .permissions]
      + referrers.filter { $0.hasPrefix("domain ") }.map(Restorer.Loss.referrer)
  }
}

extension JSON {
  /// The value with an API's own ARN in the short form that any API takes for its own.
  fileprivate func replacing(_ api: KeptAPI) -> JSON {
    switch self {
    case .string(let text):
      let marker = ":execute-api:\(api.region):\(api.account):\(api.id)/"
      guard text.hasPrefix("arn:"), let range = text.firstRange(of: marker) else { return self }
      return .string("execute-api:/" + text[range.upperBound...])
    case .array(let elements): return .array(elements.map { $0.replacing(api) })
    case .object(let members): return .object(members.mapValues { $0.replacing(api) })
    default: return self
    }
  }
}
