import Primitives

/// Keys that a program prints (`credential_process`).
///
/// Source: the AWS SDKs and Tools Reference Guide, "Process credential provider".
struct ProcessCredentials: CredentialSource {
  let name: String
  private let command: [String]
  private let surroundings: CredentialSurroundings

  /// The program of a command line, which is split as a shell does it, with nothing put in.
  init(
    commandLine: String, name: String, _ surroundings: CredentialSurroundings
  ) throws(CredentialError) {
    guard let command = ShellWords.split(commandLine), !command.isEmpty else {
      throw CredentialError(name, "its credential_process is not a command")
    }
    self.name = name
    self.command = command
    self.surroundings = surroundings
  }

  func issue() async throws(CredentialError) -> IssuedCredentials {
    let outcome: CredentialSurroundings.ProcessOutcome
    do {
      outcome = try await surroundings.run(command)
    } catch {
      throw failure("cannot be run")
    }
    guard outcome.isSuccess else { throw failure("failed") }
    do throws(CredentialDocument.Unreadable) {
      let document = try CredentialDocument(outcome.output)
      guard document["Version"] == 1 else { throw .init(reason: "the Version is not 1") }
      return try document.issued(token: "SessionToken")
    } catch {
      throw failure("gave no keys: \(error.reason)")
    }
  }

  /// The arguments are not shown: they may be secret.
  private func failure(_ reason: String) -> CredentialError {
    CredentialError(name, "its credential_process \(command[0]) \(reason)")
  }
}
