import Primitives

/// AWS's shared files, read: profiles and what they refer to, by name.
///
/// In the config file a profile's section is `[profile name]`, in the credentials file `[name]`. No
/// value is printed.
///
/// Source: the AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
public struct SharedConfiguration: Sendable, Hashable {
  /// The values of one profile; the credentials file's win over the config file's.
  public struct Profile: Sendable, Hashable {
    var credentials = Section()
    var config = Section()

    /// The value of a key, in lower case, such as `region`; nil if neither file has it.
    public subscript(key: String) -> String? { credentials[key] ?? config[key] }
  }

  /// The values below one heading.
  struct Section: Sendable, Hashable {
    /// By key, in lower case.
    var values: [String: Secret] = [:]
    /// Of keys that have values of their own, indented below them.
    var nested: [String: [String: Secret]] = [:]

    /// The value of a key; an empty one counts as missing.
    subscript(key: String) -> String? {
      (values[key]?.revealed).flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func merge(_ other: Section) {
      values.merge(other.values) { $1 }
      nested.merge(other.nested) { $0.merging($1) { $1 } }
    }
  }

  /// The profiles of both files, by name.
  public private(set) var profiles: [String: Profile] = [:]
  /// What `[sso-session name]` says, by name.
  private(set) var ssoSessions: [String: Section] = [:]
  /// What `[services name]` says, by name.
  private(set) var services: [String: Section] = [:]

  /// Reads the texts of the two files; nil for a file that is not there.
  public init(credentialsFile: String? = nil, configFile: String? = nil) {
    for (heading, section) in Section.all(of: credentialsFile ?? "") {
      profiles[heading.unquoted, default: Profile()].credentials.merge(section)
    }
    for (heading, section) in Section.all(of: configFile ?? "") {
      let words = heading.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      let name = words.count == 2 ? words[1].trimmed.unquoted : nil
      switch (words.first, name) {
      case ("default", nil): profiles["default", default: Profile()].config.merge(section)
      case ("profile", let name?): profiles[name, default: Profile()].config.merge(section)
      case ("sso-session", let name?): ssoSessions[name, default: Section()].merge(section)
      case ("services", let name?): services[name, default: Section()].merge(section)
      default: break
      }
    }
  }
}
