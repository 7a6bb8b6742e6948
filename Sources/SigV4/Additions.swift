/// What a signer adds to a request before it signs it.
struct Additions: ~Copyable {
  /// Where it is added, and what is particular to that place.
  enum Place {
    /// To the headers, with the payload's digest if it is sent along.
    case headers(contentHash: String?)

    /// To the query.
    case query(credential: String, validity: Duration)
  }

  /// The time as `X-Amz-Date` has it.
  let date: String

  /// The session token, if it is signed.
  let token: String?

  let place: Place

  /// How many bytes there are, except for numbers.
  var byteCount: Int {
    let count = date.utf8.count + (token?.utf8.count ?? 0)
    return switch place {
    case .headers(let contentHash): count + (contentHash?.utf8.count ?? 0)
    case .query(let credential, _): count + credential.utf8.count
    }
  }
}
