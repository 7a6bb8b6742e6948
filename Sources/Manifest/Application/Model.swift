/// A model of an API: what a body must look like.
public struct Model: Sendable, Equatable {
  /// The name in the manifest and in API Gateway: letters and digits.
  public var name: String
  /// A JSON Schema of draft 4; see `ModelReference` for how it names other models.
  public var schema: String
  /// Where the manifest speaks of it.
  public var location: Location

  /// A model of all its parts.
  public init(name: String, schema: String, location: Location = .start) {
    self.name = name
    self.schema = schema
    self.location = location
  }
}

/// How the schema of a model names another model in a `$ref`.
///
/// In the manifest that is `Name` or `#/models/Name`. API Gateway knows it by a URL with the API's
/// id: source: API Gateway developer guide, "Data models for REST APIs".
public enum ModelReference {
  private static let short = "#/models/"
  private static let host = "https://apigateway.amazonaws.com/restapis/"
  private static let long = "/models/"

  /// The model that a `$ref` of a manifest names, or nil if it names a part of its own schema or
  /// something that is no model.
  public static func model(in reference: String) -> String? {
    var name = Substring(reference)
    if reference.hasPrefix(short) {
      name = reference.dropFirst(short.count)
    } else if reference.hasPrefix(host), let range = reference.firstRange(of: long) {
      name = reference[range.upperBound...]
    }
    return TextPattern.modelName.matches(String(name)) ? String(name) : nil
  }

  /// The one spelling that schemas are compared in.
  public static func canonical(_ model: String) -> String { short + model }

  /// API Gateway's own spelling.
  public static func url(of model: String, api: String) -> String { host + api + long + model }
}
