import Digest
import Primitives

/// The key that signs for one day, region and service, ready to be used many times.
///
/// Making it takes four authentications, using it one. It is used from one thread at a time.
final class SigningKey {
  /// What a key is made from.
  struct Source: Hashable {
    let secretAccessKey: Secret
    /// Days since 1970-01-01.
    let day: Int
    let region: String
    let service: String
  }

  /// What this key was made from.
  let source: Source

  /// What it is good for, as requests say it: `YYYYMMDD/region/service/aws4_request`.
  let credentialScope: String

  /// The day as `YYYYMMDD`.
  private let date: String

  private let authentication: HMACSHA256

  /// The time that was asked for last and its text: many requests are signed in one second.
  private var latest: (time: SigningTime, text: String)?

  /// Derives a key.
  init(from source: Source) {
    date = SigningTime.date(ofDay: source.day)
    self.source = source
    credentialScope = "\(date)/\(source.region)/\(source.service)/\(Self.terminator)"
    authentication = HMACSHA256(key: Self.derive(from: source).bytes.span)
  }

  /// The signature of a text.
  func signature(of text: Span<UInt8>) -> SHA256.Digest { authentication.code(for: text) }

  /// A time on the day of this key as AWS wants it, `YYYYMMDDTHHMMSSZ`.
  func dateAndTime(_ time: SigningTime) -> String {
    if let latest, latest.time == time { return latest.text }
    let text = time.description(onDate: date)
    latest = (time, text)
    return text
  }

  /// The bytes of a key: each part of the scope is authenticated under the key before it.
  static func derive(from source: Source) -> SHA256.Digest {
    let start = "AWS4" + source.secretAccessKey.revealed
    let date = SigningTime.date(ofDay: source.day)
    var key = HMACSHA256.code(for: date.utf8.span, key: start.utf8.span)
    for part in [source.region, source.service, Self.terminator] {
      key = HMACSHA256.code(for: part.utf8.span, key: key.bytes.span)
    }
    return key
  }

  private static let terminator = "aws4_request"
}
