import AWSClient
import Digest

/// A path of a custom domain name that leads to the stage.
///
/// The domain may be anybody's, and API Gateway has no list of what leads to an API. So a tag of the
/// API names the path as long as there may be such a mapping: it is set before the mapping is made,
/// and goes after it.
struct BasePathMapping: Resource, Removable {
  static let kind = Kind.basePathMapping
  /// API Gateway deletes no stage that a domain leads to.
  static let removal = Removal.beforeStage

  /// The domain, which has one path for a stage; of more that were found, domain and path.
  let name: String
  let domain: String
  /// One segment, empty for all paths; nil if a tag names it and it is not there.
  let path: String?
  /// The API; an id in a live mapping, a reference in a desired one.
  let api: Value
  /// The stage that it leads to; empty if callers name it.
  let target: String
  /// The stage that it is for.
  let stage: String

  var attributes: Attributes {
    var attributes: Attributes = ["api": api, "stage": .text(target)]
    attributes["path"] = path.map { .text("/\($0)") }
    return attributes
  }

  var requires: [ResourceID] {
    [
      ResourceID(.restAPI, RestAPI.onlyName), ResourceID(.stage, stage),
      ResourceID(.domainName, domain),
    ]
  }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:CreateBasePathMapping"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:UpdateBasePathMapping"]
  }
  /// The mapping, and the tag of the API.
  var deletionWrites: [Operation] {
    (path == nil ? [] : ["apigateway:DeleteBasePathMapping"]) + ["apigateway:UntagResource"]
  }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let mapping = APIGateway.BasePathMapping(
      basePath: Self.label(path ?? ""), restApiId: try context.value(of: .restAPI), stage: target)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createBasePathMapping(mapping, of: domain)
    }
  }

  func update(
    from live: BasePathMapping, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let values = ["path": Self.label(path ?? ""), "api": api, "stage": target]
    let members = ["path": "/basePath", "api": "/restapiId", "stage": "/stage"]
    let operations = differences.compactMap { difference -> PatchOperation? in
      guard let member = members[difference.path], let value = values[difference.path] else {
        return nil
      }
      return .replace(member, value)
    }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateBasePathMapping(
        Self.label(live.path ?? ""), of: domain, operations)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      if let path {
        try await context.apiGateway.deleteBasePathMapping(Self.label(path), of: domain)
      }
      try await context.apiGateway.untag(
        context.world.apiARN(api), keys: [Record.key(of: domain, for: stage)])
    }
  }

  /// A path as API Gateway has it where there may be none.
  private static func label(_ path: String) -> String {
    path.isEmpty ? APIGateway.BasePathMapping.none : path
  }
}

extension BasePathMapping {
  /// What a tag of an API says of a mapping.
  struct Record: Sendable, Hashable {
    let stage: String
    let domain: String
    let path: String

    private static let prefix = "\(World.tagPrefix)domain."

    fileprivate static func key(of domain: String, for stage: String) -> String {
      let text = Array("\(stage) \(domain)".utf8)
      return prefix + SHA256.digest(of: text.span).hexadecimal.prefix(12)
    }

    /// The tag.
    var tag: [String: String] {
      [Self.key(of: domain, for: stage): "\(stage) \(domain)/\(path)"]
    }

    /// Whether an attribute of an API is such a tag.
    static func isTag(_ attribute: String) -> Bool { attribute.hasPrefix("tags.\(prefix)") }

    /// The records among an API's tags.
    static func all(in tags: [String: String]) -> [Record] {
      tags.filter { $0.key.hasPrefix(prefix) }.values.sorted().compactMap(Record.init)
    }

    init(stage: String, domain: String, path: String) {
      self.stage = stage
      self.domain = domain
      self.path = path
    }

    /// Reads `dev api.example.com/v1`.
    private init?(_ text: String) {
      let words = text.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, let slash = words[1].firstIndex(of: "/") else { return nil }
      stage = words[0]
      domain = String(words[1][..<slash])
      path = String(words[1][slash...].dropFirst())
    }
  }

  /// A live mapping that belongs to a stage.
  init(
    _ live: APIGateway.BasePathMapping, of domain: String, for stage: String,
    called name: String? = nil
  ) {
    self.name = name ?? domain
    self.domain = domain
    path = live.segment
    api = .text(live.restApiId ?? "")
    target = live.stageName ?? ""
    self.stage = stage
  }

  /// A mapping that a tag names, and that is not there.
  init(absent record: Record) {
    name = record.domain
    domain = record.domain
    path = nil
    api = .text("")
    target = record.stage
    stage = record.stage
  }
}

extension APIGateway.BasePathMapping {
  /// The path's first segment, empty for none.
  var segment: String { basePath == nil || basePath == Self.none ? "" : basePath ?? "" }

  /// The stage, nil if callers name it.
  var stageName: String? { stage == Self.none || stage?.isEmpty == true ? nil : stage }
}
