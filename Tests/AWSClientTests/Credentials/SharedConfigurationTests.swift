import AWSClient
import Testing

@Suite("AWS's shared files")
struct SharedConfigurationTests {
  /// A config file and the values that a profile has by it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var config: String
    var profile = "default"
    var values: [String: String]

    var testDescription: String { name }
  }

  private static let cases = [
    Case(
      name: "a plain file", config: "[default]\nregion = eu-west-1\n",
      values: ["region": "eu-west-1"]),
    Case(name: "no spaces", config: "[default]\nregion=eu-west-1", values: ["region": "eu-west-1"]),
    Case(
      name: "lines of Windows", config: "[default]\r\nregion = eu-west-1\r\noutput = json\r\n",
      values: ["region": "eu-west-1", "output": "json"]),
    Case(
      name: "comments",
      config: """
        # region = a
        ; region = b
        [default] # the usual one
        region = eu-west-1 ; near
        output = a#b
        url = x;y #z
        """,
      values: ["region": "eu-west-1", "output": "a#b", "url": "x;y"]),
    Case(name: "a key in capitals", config: "[default]\nRegion = EU", values: ["region": "EU"]),
    Case(
      name: "a value with equals signs", config: "[default]\nrole = a=b==",
      values: ["role": "a=b=="]),
    Case(
      name: "a nested value",
      config: """
        [default]
        s3 =
          region = inner
          max_concurrent_requests = 20
        region = eu-west-1
        """,
      values: ["s3": "", "region": "eu-west-1", "max_concurrent_requests": ""]),
    Case(
      name: "a section that is indented as a whole",
      config: """
          [default]
          region = eu-west-1
          s3 =
            region = inner
          output = json
        """,
      values: ["region": "eu-west-1", "output": "json"]),
    Case(
      name: "a profile's section", config: "[profile dev]\nregion = eu-west-1", profile: "dev",
      values: ["region": "eu-west-1"]),
    Case(
      name: "a quoted name", config: "[profile \"my dev\"]\nregion = eu-west-1", profile: "my dev",
      values: ["region": "eu-west-1"]),
    Case(
      name: "wide spaces", config: "[  profile \t dev  ]\nregion = eu-west-1", profile: "dev",
      values: ["region": "eu-west-1"]),
    Case(
      name: "a section in two parts",
      config: "[default]\nregion = a\noutput = json\n[profile x]\n[default]\nregion = b",
      values: ["region": "b", "output": "json"]),
    Case(
      name: "lines before the first section, or without equals sign",
      config: "region = a\n[default]\nnonsense\noutput = json",
      values: ["output": "json", "region": ""]),
    Case(
      name: "a section whose bracket is not closed, which is no part of the one above",
      config: "[default]\nregion = a\n[profile dev\noutput = json",
      values: ["region": "a", "output": ""]),
    Case(
      name: "the name in a bracket that is not closed", config: "[profile dev\nregion = a",
      profile: "dev", values: ["region": "a"]),
  ]

  @Test("A config file is read as the AWS CLI does", arguments: cases)
  func config(_ expected: Case) throws {
    let configuration = SharedConfiguration(configFile: expected.config)
    let profile = try #require(configuration.profiles[expected.profile])
    for (key, value) in expected.values { #expect((profile[key] ?? "") == value, "\(key)") }
  }

  @Test("Only default and what is called a profile are profiles of the config file")
  func profiles() {
    let text = "[dev]\n[default]\n[profile test]\n[sso-session my]\n[services x]\n[profiletest]\n"
    let configuration = SharedConfiguration(credentialsFile: "[dev]\n[a b]\n", configFile: text)
    #expect(configuration.profiles.keys.sorted() == ["a b", "default", "dev", "test"])
    #expect(configuration.profiles["dev"]?["region"] == nil)
  }

  @Test("The credentials file wins over the config file")
  func precedence() {
    let configuration = SharedConfiguration(
      credentialsFile: "[dev]\nregion = a\n",
      configFile: "[profile dev]\nregion = b\noutput = json\n")
    #expect(configuration.profiles["dev"]?["region"] == "a")
    #expect(configuration.profiles["dev"]?["output"] == "json")
  }

  @Test("Without files there are no profiles")
  func noFiles() {
    #expect(SharedConfiguration().profiles.isEmpty)
  }
}
