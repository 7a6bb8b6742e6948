/// What the manifest says of the stage itself.
public struct Stage: Sendable, Equatable {
  /// The stage's name, also the last part of its URL.
  public var name: String
  /// Stage variables, beside those that name the functions' versions.
  public var variables: [String: String]
  /// The account this stage must be in (12 digits), or nil for any.
  public var account: String?
  /// The ARN of the role as which AWS is spoken to, or nil for the credentials as they are.
  public var role: String?
  /// Whether `down` and replacements must be confirmed by name.
  public var protection: Protection

  /// A stage of all its parts.
  public init(
    name: String, variables: [String: String] = [:], account: String? = nil,
    role: String? = nil, protection: Protection = .none
  ) {
    self.name = name
    self.variables = variables
    self.account = account
    self.role = role
    self.protection = protection
  }
}

/// How hard it is to take a stage down.
public enum Protection: Sendable, Equatable {
  case none
  /// `protect: true`: the stage's name must be given.
  case byName
}
