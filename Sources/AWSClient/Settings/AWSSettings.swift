/// What AWS's tools are set to on this machine: the environment's variables, AWS's shared files, and
/// the profile of them that is used.
///
/// Source: the AWS SDKs and Tools Reference Guide, "Settings reference".
public struct AWSSettings: Sendable {
  /// What named the profile.
  public enum ProfileOrigin: Sendable, Hashable {
    /// An option of the command line; keys in the environment are passed over for it.
    case option
    /// `AWS_PROFILE` or `AWS_DEFAULT_PROFILE`.
    case variable
    /// Nothing, so it is `default`, and it need not be there.
    case standard
  }

  /// The environment.
  public let variables: Variables
  /// AWS's shared files.
  public let files: SharedConfiguration
  /// The name of the profile that is used.
  public let profileName: String
  /// What named it.
  public let profileOrigin: ProfileOrigin

  /// Settings of their parts; `profile` is the one that the command line names.
  public init(variables: Variables, files: SharedConfiguration, profile: String? = nil) {
    self.variables = variables
    self.files = files
    (profileName, profileOrigin) =
      if let profile {
        (profile, .option)
      } else if let profile = variables["AWS_PROFILE"] ?? variables["AWS_DEFAULT_PROFILE"] {
        (profile, .variable)
      } else {
        ("default", .standard)
      }
  }

  /// Settings of an environment and of the shared files that it names.
  ///
  /// `read` gives the text of a file, or nil if it is not there.
  public init(
    environment: [String: String], profile: String?, read: (_ path: String) -> String?
  ) {
    let variables = Variables(environment)
    func text(_ variable: String, _ name: String) -> String? {
      read((variables[variable] ?? "~/.aws/\(name)").withHome(variables.home))
    }
    self.init(
      variables: variables,
      files: SharedConfiguration(
        credentialsFile: text("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        configFile: text("AWS_CONFIG_FILE", "config")),
      profile: profile)
  }

  /// The profile that is used; nil if there is none of its name.
  public var profile: SharedConfiguration.Profile? { files.profiles[profileName] }

  /// The region's code that variables or profile name.
  public var region: String? {
    variables["AWS_REGION"] ?? value("AWS_DEFAULT_REGION", "region")
  }

  /// The value of a setting: the variable's, or else the one of the profile's key.
  public func value(_ variable: String, _ key: String) -> String? {
    variables[variable] ?? profile?[key]
  }

  /// Whether a setting is `true`.
  func isOn(_ variable: String, _ key: String) -> Bool {
    value(variable, key)?.lowercased() == "true"
  }
}

extension Variables {
  /// The home folder; empty if there is none.
  var home: String { self["HOME"] ?? "" }
}

extension String {
  /// A path whose `~` at the start is put in full.
  func withHome(_ home: String) -> String { hasPrefix("~/") ? home + dropFirst() : self }
}
