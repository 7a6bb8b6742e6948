/// From where an API may be called, and from where it may not.
public struct Access: Sendable, Equatable {
  /// Who is let in; everybody, if nobody is named.
  public var allowed: Callers
  /// Who is shut out, whoever is let in.
  public var denied: Callers

  /// Places that calls come from.
  public struct Callers: Sendable, Equatable {
    /// Addresses and ranges of them, such as `198.51.100.0/24`.
    public var ips: [String]
    /// The ids of VPC endpoints; only a private API is called through these.
    public var vpcEndpoints: [String]
    /// The ids of VPCs; only a private API is called from within these.
    public var vpcs: [String]
    /// The accounts, of 12 digits, of principals that sign their calls.
    public var accounts: [String]

    /// Callers of all their parts.
    public init(
      ips: [String] = [], vpcEndpoints: [String] = [], vpcs: [String] = [], accounts: [String] = []
    ) {
      self.ips = ips
      self.vpcEndpoints = vpcEndpoints
      self.vpcs = vpcs
      self.accounts = accounts
    }

    /// Whether nobody is named.
    public var isEmpty: Bool { self == Callers() }
  }

  /// An access of all its parts.
  public init(allowed: Callers = Callers(), denied: Callers = Callers()) {
    self.allowed = allowed
    self.denied = denied
  }
}
