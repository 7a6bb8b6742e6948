import FoundationEssentials

/// The files of the folder `Fixtures`.
enum Fixture {
  /// Where a file or folder is.
  static func path(_ name: String) -> String {
    let source = #filePath
    return source.prefix(upTo: source.lastIndex(of: "/") ?? source.startIndex) + "/Fixtures/" + name
  }

  /// The bytes of a file as text.
  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }

  /// The text of a file, or nil if there is no such file.
  static func textIfPresent(_ name: String) -> String? {
    try? text(name)
  }

  /// The value of a JSON file, whose keys are written with underscores.
  static func decode<Value: Decodable>(_ type: Value.Type, from name: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: URL(filePath: path(name))))
  }
}
