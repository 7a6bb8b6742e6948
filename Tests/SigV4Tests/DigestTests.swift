import Digest
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "A text has the digest of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func digest(text: String, digest: String) {
    #expect(SHA256.digest(of: text.utf8.span).hexadecimal == digest)
  }

  @Test("A million bytes in pieces of any length have the digest that they have at once")
  func pieces() {
    var hash = SHA256()
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 9973)
    var rest = 1_000_000
    while rest > 0 {
      let count = min(rest, piece.count)
      hash.update(piece, in: 0..<count)
      rest -= count
    }
    #expect(
      hash.finish().description
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("After the end it starts anew")
  func reuse() {
    var hash = SHA256()
    hash.update("abc".utf8.span)
    let first = hash.finish()
    let empty = hash.finish()
    hash.update("abc".utf8.span)
    #expect(hash.finish() == first)
    #expect(empty == SHA256.digest(of: [UInt8]().span))
    #expect(empty != first)
    #expect(Set([empty, first, empty]).count == 2)
  }

  @Test("A digest in base64 is the CodeSha256 of Lambda")
  func base64() {
    #expect(
      SHA256.digest(of: "abc".utf8.span).base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }
}

@Suite("HMAC-SHA-256")
struct HMACSHA256Tests {
  struct Case: Sendable {
    let key: [UInt8]
    let message: [UInt8]
    let code: String
  }

  @Test(
    "The cases of RFC 4231, and an empty key",
    arguments: [
      Case(
        key: Array(repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
        code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
      Case(
        key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
        code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
      Case(
        key: Array(repeating: 0xaa, count: 20), message: Array(repeating: 0xdd, count: 50),
        code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
      Case(
        key: Array(repeating: 0xaa, count: 131),
        message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
      Case(
        key: [], message: [],
        code: "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ])
  func code(example: Case) {
    #expect(
      HMACSHA256.code(for: example.message.span, key: example.key.span).hexadecimal == example.code)
  }

  @Test("A key that is kept gives the same code for the same message again")
  func reuse() {
    let authentication = HMACSHA256(key: "Jefe".utf8.span)
    let first = authentication.code(for: "one".utf8.span)
    let second = authentication.code(for: "two".utf8.span)
    #expect(authentication.code(for: "one".utf8.span) == first)
    #expect(second != first)
    #expect(second == HMACSHA256.code(for: "two".utf8.span, key: "Jefe".utf8.span))
  }
}

@Suite("Hexadecimal digits")
struct HexadecimalTests {
  @Test("Every byte becomes two lower-case digits")
  func allBytes() {
    for byte in UInt8.min...UInt8.max {
      let digits = String(byte, radix: 16)
      let expected = digits.count == 1 ? "0" + digits : digits
      #expect(Hexadecimal.string(of: [byte].span) == expected)
    }
    #expect(Hexadecimal.string(of: [0x00, 0x9f, 0xff].span) == "009fff")
  }
}
