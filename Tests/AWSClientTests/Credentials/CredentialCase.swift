import FoundationEssentials
import Primitives
import Testing

/// A folder of `Fixtures`: what is set on a machine, what is sent, and the keys that are found.
///
/// `environment.json` are the variables, `credentials` and `config` the shared files, `home` other
/// files of the home folder, `options.json` what the command line and the user say, `http.json` and
/// `processes.json` the requests and programs in their order with what comes back, and
/// `expected.json` the keys, or the attempts of the error.
struct CredentialCase: Sendable, CustomTestStringConvertible {
  /// The keys, or the attempts that failed.
  struct Expected: Decodable {
    var accessKeyID: String?
    var secretAccessKey: String?
    var sessionToken: String?
    var expiration: String?
    var attempts: [String]?
    /// The files that are written, by path.
    var writes: [String: JSON]?
  }

  /// What the command line and the user say.
  struct Options: Decodable {
    var profile: String?
    /// What is typed when a code is asked for; nil where there is no terminal.
    var code: String?
  }

  static let home = "/home/u"

  static let all: [CredentialCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { CredentialCase(folder: folder.appending(path: $0), name: $0) }
  }()

  let folder: URL
  let name: String
  var testDescription: String { name }

  /// The JSON of a file; nil if it is not there.
  func json<Value: Decodable>(_ file: String, as type: Value.Type = Value.self) throws -> Value? {
    try bytes(file).map { try JSONDecoder().decode(type, from: Data($0)) }
  }

  /// The bytes that a file of the machine has in this case.
  func bytes(at path: String) -> [UInt8]? {
    switch path {
    case "\(Self.home)/.aws/credentials": bytes("credentials")
    case "\(Self.home)/.aws/config": bytes("config")
    case _ where path.hasPrefix("\(Self.home)/"): bytes("home" + path.dropFirst(Self.home.count))
    default: nil
    }
  }

  private func bytes(_ file: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: file))).map { Array($0) }
  }
}
