import AWSClient

extension RestAPI {
  /// The calls that change what differs from a live API, each as what it patches.
  func patches(from live: RestAPI, _ differences: [Difference]) -> [[PatchOperation]] {
    let changed = Set(differences.map(\.path))
    // VPC endpoints belong to private APIs alone: they go before the API is public, and come after
    // it is private.
    let vpcEndpoints = members("vpcEndpoints", differences)
    let moves = changed.contains("endpoint") ? endpointMoves(from: live.properties.endpoint) : []
    let first =
      textOperations(changed) + propertyOperations(changed)
      + binaryMediaTypeOperations(differences)
      + vpcEndpoints.gone.map { Self.vpcEndpoint(.remove, $0) } + moves.prefix(1)
    let last = moves.dropFirst() + vpcEndpoints.new.map { Self.vpcEndpoint(.add, $0) }
    return (moves.count > 1 ? [first, Array(last)] : [first + last]).filter { !$0.isEmpty }
  }

  private func textOperations(_ changed: Set<String>) -> [PatchOperation] {
    var operations: [PatchOperation] = []
    if changed.contains("name") { operations.append(.replace("/name", apiName)) }
    if changed.contains("description") {
      operations.append(
        description.isEmpty ? .remove("/description") : .replace("/description", description))
    }
    return operations
  }

  private func propertyOperations(_ changed: Set<String>) -> [PatchOperation] {
    var operations: [PatchOperation] = []
    if changed.contains("policy") {
      operations.append(.replace("/policy", properties.policy ?? ""))
    }
    if changed.contains("defaultEndpoint") {
      operations.append(
        .replace("/disableExecuteApiEndpoint", String(properties.isDefaultEndpointDisabled)))
    }
    if changed.contains("apiKeySource") {
      operations.append(.replace("/apiKeySource", properties.apiKeySource))
    }
    if changed.contains("minimumCompression") {
      operations.append(
        properties.minimumCompression.map { .replace("/minimumCompressionSize", String($0)) }
          ?? .unset("/minimumCompressionSize"))
    }
    return operations
  }

  private func binaryMediaTypeOperations(_ differences: [Difference]) -> [PatchOperation] {
    func path(_ type: String) -> String { "/binaryMediaTypes/\(PatchOperation.escaped(type))" }
    let types = members("binaryMediaTypes", differences)
    return types.gone.map { .remove(path($0)) } + types.new.map { .add(path($0)) }
  }

  /// An API becomes private, or ceases to be, by way of a regional one: API Gateway changes no
  /// edge-optimized API into a private one, nor back.
  private func endpointMoves(from live: String) -> [PatchOperation] {
    let isDirect = live == "REGIONAL" || properties.endpoint == "REGIONAL"
    let steps = [live] + (isDirect ? [] : ["REGIONAL"]) + [properties.endpoint]
    return zip(steps, steps.dropFirst()).map {
      .replace("/endpointConfiguration/types/\($0)", $1)
    }
  }

  private static func vpcEndpoint(_ kind: PatchOperation.Kind, _ id: String) -> PatchOperation {
    PatchOperation(op: kind, path: "/endpointConfiguration/vpcEndpointIds", value: id)
  }

  /// The members of a set that are to go, and those that are to come.
  private func members(
    _ set: String, _ differences: [Difference]
  ) -> (gone: [String], new: [String]) {
    let members = differences.filter { $0.path.hasPrefix("\(set).") }
    func names(_ isWanted: (Difference) -> Bool) -> [String] {
      members.filter(isWanted).map { String($0.path.dropFirst(set.count + 1)) }
    }
    return (names { $0.after == nil }, names { $0.after != nil })
  }
}
