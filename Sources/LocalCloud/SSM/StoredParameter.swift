internal import Digest
internal import Primitives

/// A parameter of the store.
struct StoredParameter: Sendable {
  let name: String
  let type: Kind
  var value: String
  var description: String?
  /// Counts the writes, from 1.
  var version = 1
  var modified: Duration
  var tags: [String: String] = [:]

  enum Kind: String, Sendable, CaseIterable {
    case string = "String"
    case stringList = "StringList"
    case secureString = "SecureString"
  }

  /// The parameter as it is given, its value encrypted if it is kept so and is not to be decrypted.
  func json(in account: Account, isDecrypted: Bool) -> JSON {
    let path = name.hasPrefix("/") ? name : "/\(name)"
    let isSealed = type == .secureString && !isDecrypted
    return [
      "Name": .string(name),
      "Type": .string(type.rawValue),
      "Value": .string(isSealed ? sealedValue : value),
      "Version": .int(version),
      "LastModifiedDate": .int(account.seconds(at: modified)),
      "ARN": .string(account.arn("ssm", "parameter\(path)")),
      "DataType": "text",
    ]
  }

  /// What stands for the value under its key: it tells nothing of it.
  private var sealedValue: String {
    "AQICAH" + SHA256.digest(of: Array("\(name) \(value)".utf8).span).base64
  }
}
