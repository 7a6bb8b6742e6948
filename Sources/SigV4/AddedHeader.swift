/// A header that the signer adds to a request and signs.
enum AddedHeader: CaseIterable {
  case date
  case contentHash
  case securityToken

  /// The name in lower case.
  var name: String {
    switch self {
    case .date: "x-amz-date"
    case .contentHash: "x-amz-content-sha256"
    case .securityToken: "x-amz-security-token"
    }
  }

  /// Which of them there are.
  struct Selection: Equatable {
    var date: Bool
    var contentHash: Bool
    var securityToken: Bool

    /// Whether a header is among them.
    func contains(_ header: AddedHeader) -> Bool {
      switch header {
      case .date: date
      case .contentHash: contentHash
      case .securityToken: securityToken
      }
    }
  }
}
