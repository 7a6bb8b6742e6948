public import Primitives

/// Systems Manager's parameters, as far as gwdeploy reads them.
///
/// Source of shapes: the service model `ssm` 2014-11-06.
public struct SSM: Sendable {
  private let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// How many parameters one call gives.
  public static let mostNames = 10

  /// A parameter of the store.
  public struct Parameter: Sendable, Hashable {
    /// The name by which it was asked for.
    public var name: String
    /// What its value is.
    public var type: ParameterType
    /// The value; of a `SecureString` that was not decrypted, what it is encrypted to.
    public var value: Secret
  }

  /// What the value of a parameter is.
  public enum ParameterType: String, Sendable, Decodable {
    /// A text of up to 4 KB, or 8 KB of an advanced parameter.
    case string = "String"
    /// Texts with commas between them.
    case stringList = "StringList"
    /// A text that is kept encrypted.
    case secureString = "SecureString"
  }

  /// What becomes of the values that are kept encrypted.
  public enum Decryption: Sendable {
    /// They are given as they are kept.
    case none
    /// They are decrypted, which the key's policy must allow as well.
    case all
  }

  /// The parameters of up to ten names, each named once; those that are not there are left out
  /// (`GetParameters`).
  public func parameters(
    _ names: [String], _ decryption: Decryption
  ) async throws(ServiceError) -> [Parameter] {
    struct Input: Encodable {
      var names: [String]
      var withDecryption: Bool?
    }
    struct Output: Decodable {
      struct Parameter: Decodable {
        var name: String
        var type: ParameterType
        var value: String
      }
      var parameters: [Parameter]?
    }
    let output: Output = try await client.json(
      .ssm, "GetParameters", .read,
      input: Input(names: names, withDecryption: decryption == .all ? true : nil))
    return (output.parameters ?? []).map {
      Parameter(name: $0.name, type: $0.type, value: Secret($0.value))
    }
  }
}
