import AWSClient
import Primitives
import SigV4
import Testing

@Suite("The credential chain")
struct CredentialChainTests {
  /// What is set on a machine, and the keys that are found, or the attempts that fail.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var environment: [String: String] = [:]
    var profile: String?
    var credentials: String?
    var config: String?
    var finds: String?
    var fails: [String] = []

    var testDescription: String { name }
  }

  private static let keys = ["AWS_ACCESS_KEY_ID": "AKENV", "AWS_SECRET_ACCESS_KEY": "hush-env"]
  private static let notSet = "environment: AWS_ACCESS_KEY_ID is not set"

  private static func section(_ name: String, _ id: String) -> String {
    "[\(name)]\naws_access_key_id = \(id)\naws_secret_access_key = hush-\(id)\n"
  }

  private static let environment = [
    Case(name: "keys in the environment", environment: keys, finds: "AKENV/hush-env"),
    Case(
      name: "temporary keys in the environment",
      environment: keys.merging(["AWS_SESSION_TOKEN": "hush-token"]) { $1 },
      finds: "AKENV/hush-env/hush-token"),
    Case(
      name: "the token's old name",
      environment: keys.merging(["AWS_SECURITY_TOKEN": "hush-old", "AWS_SESSION_TOKEN": ""]) { $1 },
      finds: "AKENV/hush-env/hush-old"),
    Case(
      name: "the environment goes before AWS_PROFILE",
      environment: keys.merging(["AWS_PROFILE": "dev"]) { $1 },
      credentials: section("dev", "AKDEV"),
      finds: "AKENV/hush-env"),
    Case(
      name: "an id without secret", environment: ["AWS_ACCESS_KEY_ID": "AKENV"],
      credentials: section("default", "AKFILE"),
      fails: ["environment: AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not"]),
    Case(
      name: "a secret without id",
      environment: ["AWS_SECRET_ACCESS_KEY": "hush-env", "AWS_ACCESS_KEY_ID": ""],
      fails: ["environment: AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not"]),
    Case(
      name: "empty variables count as not set",
      environment: ["AWS_SECRET_ACCESS_KEY": "", "AWS_ACCESS_KEY_ID": "", "AWS_PROFILE": ""],
      credentials: section("default", "AKFILE"), finds: "AKFILE/hush-AKFILE"),
  ]

  private static let profiles = [
    Case(
      name: "the credentials file", credentials: section("default", "AKFILE"),
      config: section("default", "AKCONFIG"), finds: "AKFILE/hush-AKFILE"),
    Case(
      name: "the config file", credentials: "[default]\n", config: section("default", "AKCONFIG"),
      finds: "AKCONFIG/hush-AKCONFIG"),
    Case(
      name: "temporary keys in a file",
      credentials: section("default", "AKFILE") + "aws_session_token = hush-token\n",
      finds: "AKFILE/hush-AKFILE/hush-token"),
    Case(
      name: "AWS_PROFILE", environment: ["AWS_PROFILE": "dev", "AWS_DEFAULT_PROFILE": "other"],
      config: section("profile dev", "AKDEV"), finds: "AKDEV/hush-AKDEV"),
    Case(
      name: "AWS_DEFAULT_PROFILE", environment: ["AWS_DEFAULT_PROFILE": "dev"],
      credentials: section("dev", "AKDEV"), finds: "AKDEV/hush-AKDEV"),
    Case(
      name: "a profile asked for by name goes before the environment",
      environment: keys.merging(["AWS_PROFILE": "other"]) { $1 }, profile: "dev",
      credentials: section("dev", "AKDEV"), finds: "AKDEV/hush-AKDEV"),
    Case(
      name: "a profile asked for by name that is missing", environment: keys, profile: "dve",
      credentials: section("dev", "AKDEV"),
      fails: ["profile dve: no profile of this name in AWS's shared files"]),
    Case(
      name: "an AWS_PROFILE that is missing", environment: ["AWS_PROFILE": "dve"],
      credentials: section("default", "AKFILE"),
      fails: [notSet, "profile dve: no profile of this name in AWS's shared files"]),
    Case(
      name: "nothing at all",
      fails: [notSet, "profile default: no profile of this name in AWS's shared files"]),
    Case(
      name: "a profile without keys", config: "[default]\nregion = eu-west-1\n",
      fails: [notSet, "profile default: it has no keys"]),
    Case(
      name: "half a key", credentials: "[default]\naws_access_key_id = AKFILE\n",
      config: section("default", "AKCONFIG"),
      fails: [notSet, "profile default: it has only one of the two keys"]),
  ]

  private static let otherSources = [
    "role_arn", "web_identity_token_file", "sso_session", "sso_start_url", "login_session",
    "credential_process",
  ].map { key in
    Case(
      name: "\(key) beside keys", credentials: section("default", "AKFILE"),
      config: "[default]\n\(key) = something\n",
      fails: [notSet, "profile default: \(key) is not supported yet; only static keys are"])
  }

  private func chain(_ situation: Case) -> CredentialChain {
    CredentialChain(
      environment: situation.environment, profile: situation.profile,
      configuration: SharedConfiguration(
        credentialsFile: situation.credentials, configFile: situation.config))
  }

  @Test(
    "The first source with keys is the one, and a broken one is not passed over",
    arguments: environment + profiles + otherSources)
  func sources(_ expected: Case) {
    switch Result(catching: { () throws(CredentialError) in try chain(expected).credentials() }) {
    case .success(let found):
      let parts = [found.secretAccessKey.revealed, found.sessionToken?.revealed].compactMap(\.self)
      #expect(([found.accessKeyID] + parts).joined(separator: "/") == expected.finds)
    case .failure(let error):
      #expect(expected.finds == nil)
      #expect(error.attempts.map { "\($0.source): \($0.reason)" } == expected.fails)
    }
  }

  @Test("No secret is in any description", arguments: environment + profiles + otherSources)
  func secrets(_ situation: Case) {
    let chain = chain(situation)
    let outcome = Result { try chain.credentials() }
    var values: [Any] = [chain, outcome]
    if case .success(let keys) = outcome { values.append(StaticCredentials(keys)) }
    for value in values {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), dumped] {
        #expect(!text.contains("hush"))
      }
    }
  }
}
