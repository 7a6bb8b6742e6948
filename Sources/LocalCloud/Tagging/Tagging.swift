internal import Primitives

/// Resource Groups Tagging: what carries which tags.
///
/// IAM is not covered, as on AWS.
enum Tagging {
  static let service = TargetService(
    name: "tagging", prefix: "ResourceGroupsTaggingAPI_20170126",
    operations: ["GetResources": getResources])

  private static func getResources(
    _ account: inout Account, _ call: Call
  ) throws(Fault) -> Reply {
    let body = try call.members(
      "TagFilters", "ResourceTypeFilters", "PaginationToken", "ResourcesPerPage")
    let filters = try (body.array("TagFilters") ?? []).map { json throws(Fault) in
      try TagFilter(json)
    }
    let types = try body.strings("ResourceTypeFilters") ?? []
    let limit = try body.integer("ResourcesPerPage") ?? 50
    guard 1...100 ~= limit else {
      throw invalid("ResourcesPerPage must be between 1 and 100.")
    }
    let all = account.taggedResources.filter { resource in
      (types.isEmpty || types.contains { resource.type == $0 || resource.service == $0 })
        && filters.allSatisfy { $0.matches(resource.tags) }
    }
    let given = try body.string("PaginationToken") ?? ""
    guard
      let page = Page(
        all.sorted { $0.arn < $1.arn }, after: given.isEmpty ? nil : given, limit: limit,
        key: \.arn)
    else {
      throw Fault(400, "PaginationTokenExpiredException", "The pagination token is not valid.")
    }
    return .ok([
      "PaginationToken": .string(page.next ?? ""),
      "ResourceTagMappingList": .array(page.items.map(\.json)),
    ])
  }

  /// A key, and the values of which one must be there; none allow any.
  private struct TagFilter {
    let key: String
    let values: [String]

    init(_ json: JSON) throws(Fault) {
      let body = try Members(json, known: ["Key", "Values"])
      key = try body.required("Key")
      values = try body.strings("Values") ?? []
      guard values.count <= 20 else {
        throw invalid("A tag filter can have no more than 20 values.")
      }
    }

    func matches(_ tags: [String: String]) -> Bool {
      guard let value = tags[key] else { return false }
      return values.isEmpty || values.contains(value)
    }
  }

  private static func invalid(_ message: String) -> Fault {
    Fault(400, "InvalidParameterException", message)
  }
}

/// Something that has tags.
private struct TaggedResource {
  let arn: String
  let service: String
  /// Such as `lambda:function`.
  let type: String
  let tags: [String: String]

  var json: JSON {
    let pairs = tags.sorted { $0.key < $1.key }.map { key, value -> JSON in
      ["Key": .string(key), "Value": .string(value)]
    }
    return ["ResourceARN": .string(arn), "Tags": .array(pairs)]
  }
}

extension Account {
  fileprivate var taggedResources: [TaggedResource] {
    var all = functions.values.map {
      TaggedResource(arn: $0.arn, service: "lambda", type: "lambda:function", tags: $0.tags)
    }
    all += logGroups.values.map {
      TaggedResource(
        arn: $0.arn(in: self), service: "logs", type: "logs:log-group", tags: $0.tags)
    }
    all += alarms.values.map {
      TaggedResource(
        arn: $0.arn(in: self), service: "cloudwatch", type: "cloudwatch:alarm", tags: $0.tags)
    }
    for api in apis.values {
      let arn = "arn:\(partition):apigateway:\(region)::/restapis/\(api.id)"
      all.append(
        TaggedResource(
          arn: arn, service: "apigateway", type: "apigateway:restapis", tags: api.tags))
      all += api.stages.values.map {
        TaggedResource(
          arn: "\(arn)/stages/\($0.name)", service: "apigateway", type: "apigateway:stages",
          tags: $0.tags)
      }
    }
    return all.filter { !$0.tags.isEmpty }
  }
}
