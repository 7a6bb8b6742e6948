import Digest
import FoundationEssentials
import Testing

@Suite("Base64")
struct Base64Tests {
  @Test(
    "The examples of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func examples(text: String, characters: String) {
    #expect(Base64.string(of: text.utf8.span) == characters)
    #expect(Base64.encodedCount(of: text.utf8.count) == characters.utf8.count)
  }

  @Test("Every value of six bits has its character")
  func alphabet() {
    let bytes = (0..<48).map { UInt8(truncatingIfNeeded: $0 &* 0x35 &+ $0 >> 1) } + [UInt8](0...255)
    #expect(Base64.string(of: bytes.span) == Data(bytes).base64EncodedString())
  }

  @Test("Bytes in pieces of any length become what they become at once")
  func pieces() {
    var generator = SeededGenerator(seed: 11)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      var encoder = Base64.Encoder()
      var characters: [UInt8] = []
      var position = 0
      while position < count {
        let end = min(position + Int.random(in: 0...7, using: &generator), count)
        encoder.append(bytes.span.extracting(position..<end), to: &characters)
        position = end
      }
      encoder.finish(to: &characters)
      #expect(String(decoding: characters, as: UTF8.self) == Base64.string(of: bytes.span))
      #expect(characters.count == Base64.encodedCount(of: count))
    }
  }
}
