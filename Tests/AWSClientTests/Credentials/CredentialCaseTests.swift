import Primitives
import SigV4
import TestSupport
import Testing

@testable import AWSClient

@Suite("Credentials, case by case")
struct CredentialCaseTests {
  @Test(
    "The keys, or the reasons, are the expected ones, and nothing else is asked",
    arguments: CredentialCase.all)
  func sources(_ testCase: CredentialCase) async throws {
    let expected: CredentialCase.Expected = try #require(try testCase.json("expected.json"))
    let machine = try CaseMachine(testCase)
    let chain = try machine.chain()
    do throws(CredentialError) {
      let issued = try await chain.issued()
      #expect(issued.keys.accessKeyID == expected.accessKeyID)
      #expect(issued.keys.secretAccessKey.revealed == expected.secretAccessKey)
      #expect(issued.keys.sessionToken?.revealed == expected.sessionToken)
      #expect(issued.expiration.map(ISO8601.text) == expected.expiration)
    } catch {
      #expect(error.attempts.map { "\($0.source): \($0.reason)" } == expected.attempts)
      #expect(!"\(error)".contains("hush"))
      #expect(!"\(error)".contains(TestCredentials.secretAccessKey.revealed))
    }
    try machine.expectWork()
    #expect(try machine.writes == expected.writes ?? [:])
  }

  @Test("The cases are there")
  func presence() {
    #expect(CredentialCase.all.count > 100)
  }

  @Test("Settings print none of their values")
  func printing() throws {
    let settings = AWSSettings(
      variables: Variables(["AWS_SECRET_ACCESS_KEY": "hush-variable"]),
      files: SharedConfiguration(
        credentialsFile: "[default]\naws_secret_access_key = hush-file\nx =\n  y = hush-nested\n"))
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!"\(settings)\(dumped)".contains("hush"))
  }
}
