import Primitives
import SigV4

/// Keys as JSON, in the form in which processes, containers and instances give them.
struct CredentialDocument {
  /// What is wrong with the text, without any of it.
  struct Unreadable: Error {
    var reason: String
  }

  private let members: [String: JSON]

  init(_ bytes: [UInt8]) throws(Unreadable) {
    guard let members = try? WireJSON.decode([String: JSON].self, from: bytes) else {
      throw Unreadable(reason: "the answer is not a JSON object")
    }
    self.members = members
  }

  subscript(member: String) -> JSON? { members[member] }

  /// The keys; the token's member is not called the same everywhere.
  func issued(token: String) throws(Unreadable) -> IssuedCredentials {
    let expiration: Double?
    if let text = members["Expiration"]?.string {
      guard let seconds = ISO8601.seconds(of: text) else {
        throw Unreadable(reason: "the Expiration is not a time")
      }
      expiration = seconds
    } else {
      expiration = nil
    }
    return IssuedCredentials(
      keys: Credentials(
        accessKeyID: try text("AccessKeyId"),
        secretAccessKey: Secret(try text("SecretAccessKey")),
        sessionToken: (members[token]?.string).map { Secret($0) }),
      expiration: expiration)
  }

  private func text(_ member: String) throws(Unreadable) -> String {
    guard let text = members[member]?.string, !text.isEmpty else {
      throw Unreadable(reason: "the answer has no \(member)")
    }
    return text
  }
}
