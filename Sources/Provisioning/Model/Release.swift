/// What a stage served, or serves: a deployment, a version of each function, and the other stage
/// variables.
///
/// Recorded in tags of the stage, `gwdeploy:release.N`: a tag's value takes 256 characters, so a
/// long record goes on in `gwdeploy:release.N.1` and so forth.
public struct Release: Sendable, Hashable {
  /// Counts from 1 on each stage.
  public var number: Int
  /// The deployment's id.
  public var deployment: String
  /// The number of each function's version.
  public var versions: [String: String]
  /// The digests of the ARNs of the functions that are not ours and that its API calls.
  var calls: Set<String> = []
  /// The other stage variables.
  public var variables: [String: String]
  /// When it was made: seconds since 1970 in UTC.
  public var madeAt: Int
  /// The revision of the project's sources it was made from, if there was one.
  public var revision: String?

  /// Whether two releases serve the same, whatever they are called and whenever they were made.
  func servesTheSame(as other: Release) -> Bool {
    deployment == other.deployment && versions == other.versions && variables == other.variables
  }
}

// MARK: - Tags

extension Release {
  /// The releases that a stage's tags record, oldest first; one that is not whole is left out.
  static func recorded(in tags: [String: String]) -> [Release] {
    var records: [Int: [Int: String]] = [:]
    for (key, value) in tags {
      guard let (number, part) = keyParts(key) else { continue }
      records[number, default: [:]][part] = value
    }
    return records.compactMap { number, parts in
      let ordered = parts.sorted { $0.key < $1.key }
      guard ordered.enumerated().allSatisfy({ $0.offset == $0.element.key }) else { return nil }
      return Release(number: number, record: ordered.map(\.value).joined())
    }.sorted { $0.number < $1.number }
  }

  /// The tags that record the release.
  var tags: [String: String] {
    var tags: [String: String] = [:]
    var rest = record[...]
    var part = 0
    repeat {
      tags[Self.key(number, part)] = String(rest.prefix(Self.longestValue))
      rest = rest.dropFirst(Self.longestValue)
      part += 1
    } while !rest.isEmpty
    return tags
  }

  private static let keyPrefix = "\(World.tagPrefix)release."
  private static let longestValue = 256

  private static func key(_ number: Int, _ part: Int) -> String {
    "\(keyPrefix)\(number)" + (part == 0 ? "" : ".\(part)")
  }

  private static func keyParts(_ key: String) -> (number: Int, part: Int)? {
    guard key.hasPrefix(keyPrefix) else { return nil }
    let parts = key.dropFirst(keyPrefix.count).split(separator: ".").map { Int($0) }
    switch parts.count {
    case 1: return parts[0].map { ($0, 0) }
    case 2:
      guard let number = parts[0], let part = parts[1] else { return nil }
      return (number, part)
    default: return nil
    }
  }
}

// MARK: - Record

extension Release {
  /// The record as one text of the characters that tags take: words between slashes, a version as
  /// `function:number`, a call as `+digest`, another variable as `@name=value`.
  private var record: String {
    var words = ["deployment=\(deployment)", "at=\(madeAt)"]
    if let revision { words.append("revision=\(Self.escaped(revision))") }
    words += versions.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
    words += calls.sorted().map { "+\($0)" }
    words += variables.sorted { $0.key < $1.key }.map { "@\($0.key)=\(Self.escaped($0.value))" }
    return words.joined(separator: "/")
  }

  private init?(number: Int, record: String) {
    var fields: [Substring: Substring] = [:]
    var versions: [String: String] = [:]
    var variables: [String: String] = [:]
    var calls: Set<String> = []
    for word in record.split(separator: "/") {
      if word.hasPrefix("+") {
        calls.insert(String(word.dropFirst()))
      } else if word.hasPrefix("@"), let equals = word.firstIndex(of: "=") {
        let name = word[word.index(after: word.startIndex)..<equals]
        variables[String(name)] = Self.unescaped(word[word.index(after: equals)...])
      } else if let equals = word.firstIndex(of: "=") {
        fields[word[..<equals]] = word[word.index(after: equals)...]
      } else if let colon = word.firstIndex(of: ":") {
        versions[String(word[..<colon])] = String(word[word.index(after: colon)...])
      }
    }
    guard let deployment = fields["deployment"], let madeAt = fields["at"].flatMap({ Int($0) })
    else { return nil }
    self.init(
      number: number, deployment: String(deployment), versions: versions, calls: calls,
      variables: variables, madeAt: madeAt, revision: fields["revision"].map(Self.unescaped))
  }

  /// Stage variables take characters that tags do not: those become `+` and two hexadecimal digits.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      let character = Character(UnicodeScalar(byte))
      if byte < 128, character.isLetter || character.isNumber || "-._".contains(character) {
        escaped.append(character)
      } else {
        let digits = String(byte, radix: 16)
        escaped += "+" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return escaped
  }

  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), let value = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
