internal import FoundationEssentials

/// A part of a list, and the token that asks for the part after it.
///
/// The token is base64 of the last item's key: opaque, and with characters that a client must
/// encode.
struct Page<Item> {
  let items: [Item]
  let next: String?

  /// The page after `token` of items that are sorted by their keys.
  ///
  /// - Returns: nil if the token is none of ours.
  init?(_ all: [Item], after token: String?, limit: Int, key: (Item) -> String) {
    var rest = all[...]
    if let token {
      guard let data = Data(base64Encoded: token), let last = String(bytes: data, encoding: .utf8)
      else { return nil }
      rest = rest.drop { key($0) <= last }
    }
    items = Array(rest.prefix(limit))
    next =
      rest.count > limit
      ? items.last.map { Data(key($0).utf8).base64EncodedString() } : nil
  }
}
