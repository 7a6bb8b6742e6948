import Digest

/// The signing keys that were made last.
struct SigningKeyCache {
  /// Enough for a program that works with some services in a few regions.
  static let capacity = 16

  /// The oldest key first.
  private(set) var keys: [SigningKey] = []

  /// The key for these credentials and this scope, kept or new; a new one displaces the oldest.
  mutating func key(credentials: Credentials, scope: SigningScope) -> SigningKey {
    let source = SigningKey.Source(
      secretAccessKey: credentials.secretAccessKey, day: scope.time.day, region: scope.region,
      service: scope.service)
    if let key = keys.last(where: { $0.source == source }) { return key }
    let key = SigningKey(from: source)
    if keys.count == Self.capacity { keys.removeFirst() }
    keys.append(key)
    return key
  }
}
