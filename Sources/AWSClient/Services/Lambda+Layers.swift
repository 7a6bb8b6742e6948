import HTTPTypes

extension Lambda {
  /// A version of a layer.
  public struct LayerVersion: Sendable, Hashable, Decodable {
    /// The ARN with the version's number at its end.
    public var layerVersionArn: String
    /// Counts from 1.
    public var version: Int
    /// Up to 256 characters.
    public var description: String?
    /// The runtimes that it is for; nil if that was not said.
    public var compatibleRuntimes: [String]?
    /// The instruction sets that it is for; nil if that was not said.
    public var compatibleArchitectures: [String]?
  }

  /// The names of the account's layers (`ListLayers`).
  public func layers() async throws(ServiceError) -> [String] {
    struct Layer: Decodable { var layerName: String }
    struct Page: LambdaPage {
      var layers: [Layer]?
      var nextMarker: String?
      var items: [Layer]? { layers }
    }
    return try await pages(of: Page.self, "ListLayers", "/2018-10-31/layers").map(\.layerName)
  }

  /// The versions of a layer, the newest first; none if there is no such layer
  /// (`ListLayerVersions`).
  public func layerVersions(of name: String) async throws(ServiceError) -> [LayerVersion] {
    struct Page: LambdaPage {
      var layerVersions: [LayerVersion]?
      var nextMarker: String?
      var items: [LayerVersion]? { layerVersions }
    }
    return try await pages(of: Page.self, "ListLayerVersions", versionsPath(name))
  }

  /// Publishes another version of a layer, and makes the layer if there is none
  /// (`PublishLayerVersion`).
  ///
  /// Each call makes a version, so one whose answer was lost is not repeated.
  public func publishLayerVersion(
    of name: String, code: Code, description: String, runtimes: [String], architectures: [String]
  ) async throws(ServiceError) -> LayerVersion {
    try await client.rest(
      .lambda, "PublishLayerVersion", .writeOnce, .post, versionsPath(name),
      body: try client.body(
        of: Publication(
          description: description, content: CodeInput(code),
          compatibleRuntimes: runtimes.isEmpty ? nil : runtimes,
          compatibleArchitectures: architectures.isEmpty ? nil : architectures), code,
        "PublishLayerVersion"))
  }

  /// Deletes a version of a layer; functions that were made with it keep it
  /// (`DeleteLayerVersion`).
  public func deleteLayerVersion(_ number: Int, of name: String) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .lambda, "DeleteLayerVersion", .write, .delete, "\(versionsPath(name))/\(number)")
    }
  }

  private func versionsPath(_ name: String) -> String {
    PercentEncoding.path("2018-10-31", "layers", name, "versions")
  }
}

private struct Publication: Encodable {
  var description: String
  var content: Lambda.CodeInput
  var compatibleRuntimes: [String]?
  var compatibleArchitectures: [String]?
}
