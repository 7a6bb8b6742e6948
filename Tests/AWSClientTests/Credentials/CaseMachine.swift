import FoundationEssentials
import HTTP
import Primitives
import TestSupport
import Testing

@testable import AWSClient

/// The machine that a case describes, which remembers what was done on it.
final class CaseMachine: Sendable {
  /// 2026-01-01T00:00:00Z.
  static let now = 1_767_225_600.0

  private struct ProcessRun: Decodable {
    var command: [String]
    var success: Bool?
    /// What it prints; null if it cannot be started.
    var output: JSON?
  }

  let settings: AWSSettings
  private let testCase: CredentialCase
  private let options: CredentialCase.Options
  private let exchanges: [CaseExchange]
  private let processes: [ProcessRun]
  private let network: ScriptedTransport
  /// For each request the limit that it was given; nil for one to AWS.
  private let limits = Locked<[Duration?]>([])
  private let commands = Locked<[[String]]>([])
  private let files = Locked<[String: [UInt8]]>([:])

  init(_ testCase: CredentialCase) throws {
    self.testCase = testCase
    options = try testCase.json("options.json") ?? .init()
    exchanges = try testCase.json("http.json") ?? []
    processes = try testCase.json("processes.json") ?? []
    network = ScriptedTransport(exchanges.map(\.outcome))
    var environment: [String: String] = try #require(try testCase.json("environment.json"))
    environment["HOME"] = CredentialCase.home
    settings = AWSSettings(environment: environment, profile: options.profile) { path in
      testCase.bytes(at: path).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// What was written, by path.
  var writes: [String: JSON] {
    get throws {
      try files.withLock { $0 }.mapValues { try JSONDecoder().decode(JSON.self, from: Data($0)) }
    }
  }

  /// The chain over this machine.
  func chain() throws -> CredentialChain {
    let time = TimeSource(now: { Self.now }, sleep: { _ in }, random: { 0.5 })
    let region = Region(rawValue: settings.region ?? "eu-central-1")
    var prompt: (@Sendable (String) async -> String?)?
    if let code = options.code { prompt = { _ in code.isEmpty ? nil : code } }
    return CredentialChain(
      settings,
      CredentialSurroundings(
        files: .init(
          read: { [testCase] in testCase.bytes(at: $0) },
          replace: { [files] path, bytes in files.withLock { $0[path] = bytes } }),
        transport: RecordedTransport(noting(nil)), directTransport: { self.noting($0) },
        endpoints: try Endpoints(region: region, settings: settings), time: time,
        userAgent: "gwdeploy/test", run: { try self.run($0) },
        askForCode: prompt))
  }

  /// Expects exactly the requests and programs of the case.
  func expectWork() throws {
    let sent = network.sent
    #expect(sent.count == exchanges.count)
    for (index, (exchange, request)) in zip(exchanges, sent).enumerated() {
      let departures = try exchange.departures(
        of: request, limit: limits.withLock { $0[index] })
      #expect(departures == [], "request \(index + 1)")
    }
    #expect(commands.withLock { $0 } == processes.map(\.command))
  }

  private func noting(_ limit: Duration?) -> any Transport {
    NotingTransport(note: { self.limits.withLock { $0.append(limit) } }, next: network)
  }

  private func run(_ command: [String]) throws -> CredentialSurroundings.ProcessOutcome {
    let number = commands.withLock { commands in
      commands.append(command)
      return commands.count - 1
    }
    guard number < processes.count, let output = processes[number].output else {
      throw CancellationError()
    }
    return .init(isSuccess: processes[number].success ?? true, output: Array(output.asText.utf8))
  }
}

/// A transport that says of each request that it comes.
private struct NotingTransport: Transport {
  let note: @Sendable () -> Void
  let next: any Transport

  func send(_ request: Request) async throws(TransportError) -> Response {
    note()
    return try await next.send(request)
  }
}
