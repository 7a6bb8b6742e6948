import AWSClient
import FoundationEssentials
import HTTP
import Subprocess

extension Session {
  /// What sources of credentials reach out to.
  func surroundings(
    _ settings: AWSSettings, transport: any Transport, endpoints: Endpoints
  ) -> CredentialSurroundings {
    let certificates = certificateBundle(settings)
    return CredentialSurroundings(
      files: .init(
        read: { path in (try? Data(contentsOf: URL(filePath: path))).map { Array($0) } },
        replace: { path, bytes in try PrivateFile.replace(path, with: bytes) }),
      transport: transport,
      directTransport: { limit throws(TransportError) in
        var options = CurlTransport.Options()
        options.connectTimeout = limit
        options.exchangeTimeout = limit
        options.certificateBundle = certificates
        return try CurlTransport(options)
      },
      endpoints: endpoints, time: .system, userAgent: Self.userAgent,
      run: { try await Self.output(of: $0) }, askForCode: codePrompt)
  }

  /// Runs a program whose messages are shown, and whose output is read.
  ///
  /// `env` finds it by its path or its name, which Subprocess would want to be told apart.
  private static func output(
    of command: [String]
  ) async throws -> CredentialSurroundings.ProcessOutcome {
    let result = try await run(
      .name("env"), arguments: Arguments(command), output: .bytes(limit: 1 << 20),
      error: .currentStandardError)
    return .init(
      isSuccess: result.terminationStatus.isSuccess, output: Array(result.standardOutput))
  }

  private var codePrompt: (@Sendable (String) async -> String?)? {
    guard console.isInteractive else { return nil }
    return { [console] device in console.ask("Code of the MFA device \(device): ") }
  }
}
