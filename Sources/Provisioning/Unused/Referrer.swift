/// Something outside of an API that has to do with it: that leads to it, meters or watches it, or
/// that it goes through.
public struct Referrer: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable {
    /// A custom domain name leads to it: AWS deletes nothing that one leads to.
    case domain
    /// A usage plan meters it.
    case usagePlan = "usage-plan"
    /// Integrations of it go through a VPC link.
    case vpcLink = "vpc-link"
    /// An alarm watches it.
    case alarm
  }

  /// What it is.
  public var kind: Kind
  /// Its id in AWS, which for some kinds is its name.
  public var id: String
  /// What people call it, such as `api.example.com/v1`.
  public var name: String
  /// The stage that it has to do with; nil for all.
  public var stage: String?
  /// How many metrics an alarm looks at, which is what it costs; 0 for others.
  var metrics = 0
}
