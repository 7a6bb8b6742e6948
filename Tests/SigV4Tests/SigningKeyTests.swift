import Digest
import FoundationEssentials
import Primitives
import Testing

@testable import SigV4

@Suite("Signing keys")
struct SigningKeyTests {
  struct Derivation: Decodable, Sendable {
    let secretAccessKey: String
    let date: String
    let region: String
    let service: String
    let signingKeyHex: String

    static func all() throws -> [Derivation] {
      try Fixture.decode([Derivation].self, from: "sigv4-vectors/aws-doc/key-derivation.json")
    }
  }

  @Test("Keys are derived as the AWS documentation shows")
  func derivation() throws {
    let derivations = try Derivation.all()
    #expect(derivations.count == 2)
    for derivation in derivations {
      let date = derivation.date
      let text = "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))T23:59:59Z"
      let time = try SigningTime(iso8601: text)
      let key = SigningKey.derive(
        from: SigningKey.Source(
          secretAccessKey: Secret(derivation.secretAccessKey), day: time.day,
          region: derivation.region, service: derivation.service))
      #expect(key.hexadecimal == derivation.signingKeyHex)
    }
  }

  @Test("A key is made once, and the oldest one gives way")
  func cache() {
    let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"))
    var cache = SigningKeyCache()
    func key(_ number: Int) -> SigningKey {
      cache.key(
        credentials: credentials,
        scope: SigningScope(
          time: SigningTime(secondsSince1970: 0), region: "region-\(number)", service: "service"))
    }
    let keys = (0..<SigningKeyCache.capacity).map { key($0) }
    #expect(key(0) === keys[0])
    #expect(key(SigningKeyCache.capacity - 1) === keys[SigningKeyCache.capacity - 1])
    _ = key(SigningKeyCache.capacity)
    #expect(cache.keys.count == SigningKeyCache.capacity)
    #expect(key(1) === keys[1])
    #expect(key(0) !== keys[0])
  }
}
