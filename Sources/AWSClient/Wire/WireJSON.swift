import FoundationEssentials

/// JSON as it goes over the wire: keys sorted, so that equal inputs are equal bytes.
enum WireJSON {
  /// The JSON of a value, its members' first letters in the service's case.
  static func encode(
    _ value: some Encodable, memberCase: Service.MemberCase = .camel
  ) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if memberCase == .pascal {
      encoder.keyEncodingStrategy = .custom { MemberName(changingFirst: $0, to: .uppercased) }
    }
    return Array(try encoder.encode(value))
  }

  /// The value of a JSON, its members' first letters changed back to lower case where needed.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], memberCase: Service.MemberCase = .camel
  ) throws -> Value {
    let decoder = JSONDecoder()
    if memberCase == .pascal {
      decoder.keyDecodingStrategy = .custom { MemberName(changingFirst: $0, to: .lowercased) }
    }
    return try decoder.decode(type, from: Data(bytes))
  }
}

/// The name of a member with its first letter in the other case.
///
/// Keys of dictionaries are data, not names, and are never changed by the coders.
private struct MemberName: CodingKey {
  enum Case { case uppercased, lowercased }

  let stringValue: String
  let intValue: Int?

  init(changingFirst path: [any CodingKey], to wanted: Case) {
    let name = path.last?.stringValue ?? ""
    let first = name.prefix(1)
    stringValue =
      (wanted == .uppercased ? first.uppercased() : first.lowercased()) + name.dropFirst()
    intValue = path.last?.intValue
  }

  init?(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init?(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}
