import SigV4

/// A generator of numbers that are the same for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

extension SignableRequest {
  /// A request full of what is awkward to sign.
  static func random(using generator: inout SeededGenerator) -> SignableRequest {
    let paths = [
      "/", "//", ".", "..", "a", "b c", "%41", "%zz", "%", "é", "ሴ", "$default", "x:y", "~", "+",
      "%2F", "...", ".a", "a%2e", "😀",
    ]
    let queries = [
      "a", "b", "A", "=", "&", "%20", "%3a", "%zz", "%", "%4", "+", "é", "ሴ", "~", "/", "-", "a=1",
      "a=2", "key", "aa", " ", "?", "#", "%00", "%C3%A9",
    ]
    let names = [
      "host", "Host", "X-One", "x-one", "x-One-more", "accept", "User-Agent", "TE", "X-Amz-Date",
      "x-amz-meta-a", "Content-Type", "x-amz-content-sha256", "Authorization", "x_y", "Baggage",
      "é", "x:y",
    ]
    let values = [
      "", " ", "a", "a  b", "\t", "  c", "d ", "\"e  f\"", "é", "x\ty", "1,2", "g\n h", "=", "; ",
    ]
    return SignableRequest(
      method: ["GET", "POST", "PUT", "DELETE"].randomElement(using: &generator) ?? "GET",
      path: (Bool.random(using: &generator) ? "/" : "")
        + text(of: paths + ["/", "/", "/", "/"], atMost: 10, using: &generator),
      query: text(of: queries + ["&", "=", "&"], atMost: 12, using: &generator),
      headers: (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        Header(
          name: names.randomElement(using: &generator) ?? "",
          value: text(of: values, atMost: 4, using: &generator))
      },
      payload: Bool.random(using: &generator) ? .unsigned : .body(Array("body".utf8)))
  }

  private static func text(
    of pieces: [String], atMost count: Int, using generator: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }
}

extension SigningOptions {
  /// Any combination of settings.
  static func random(using generator: inout SeededGenerator) -> SigningOptions {
    SigningOptions(
      pathEncoding: Bool.random(using: &generator) ? .double : .single,
      pathNormalization: Bool.random(using: &generator) ? .normalized : .asIs,
      contentHashHeader: Bool.random(using: &generator) ? .added : .omitted,
      sessionToken: Bool.random(using: &generator) ? .signed : .addedAfterSigning)
  }
}
