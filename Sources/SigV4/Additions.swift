/// What a signer adds to a request before it signs it.
enum Additions {
  /// Headers; the token is nil if there is none or it is not signed.
  case headers(date: String, contentHash: String?, token: String?)

  /// Parameters of the query; the token as for headers.
  case query(credential: String, date: String, validity: Duration, token: String?)

  /// How many bytes there are.
  var byteCount: Int {
    switch self {
    case .headers(let date, let contentHash, let token):
      date.utf8.count + (contentHash?.utf8.count ?? 0) + (token?.utf8.count ?? 0)
    case .query(let credential, let date, _, let token):
      credential.utf8.count + date.utf8.count + (token?.utf8.count ?? 0)
    }
  }
}
