/// Where a signature is put.
public enum SigningForm: Sendable, Hashable {
  /// In headers, for a request that is sent by who signs it.
  case headers

  /// In the query (a "presigned" request), for a request that somebody else may send for some
  /// time: 1 second to 7 days; a fraction of a second is dropped.
  case query(validFor: Duration)
}
