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

  /// Which headers are added.
  var headers: AddedHeader.Selection {
    switch place {
    case .headers(let contentHash):
      AddedHeader.Selection(
        date: true, contentHash: contentHash != nil, securityToken: token != nil)
    case .query: AddedHeader.Selection(date: false, contentHash: false, securityToken: false)
    }
  }

  /// The value of an added header.
  func value(of header: AddedHeader) -> String {
    switch (header, place) {
    case (.date, _): date
    case (.contentHash, .headers(let contentHash)): contentHash ?? ""
    case (.contentHash, .query): ""
    case (.securityToken, _): token ?? ""
    }
  }

  /// How many bytes there are, except for numbers.
  var byteCount: Int {
    let count = date.utf8.count + (token?.utf8.count ?? 0)
    return switch place {
    case .headers(let contentHash): count + (contentHash?.utf8.count ?? 0)
    case .query(let credential, _): count + credential.utf8.count
    }
  }
}
