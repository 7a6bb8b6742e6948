import SigV4
import Testing

@testable import AWSClient

@Suite("Renewing credentials")
struct RenewingCredentialsTests {
  private let hour = 3600.0

  private func key(_ provider: RenewingCredentials) async throws -> String {
    try await provider.credentials().accessKeyID
  }

  @Test("Keys are kept while they have more than 15 minutes")
  func kept() async throws {
    let source = ScriptedSource(.keys(seconds: hour), .keys(seconds: hour))
    let provider = RenewingCredentials(source, time: source.time)
    #expect(try await key(provider) == "KEY1")
    source.advance(seconds: hour - 901)
    #expect(try await key(provider) == "KEY1")
    #expect(source.count == 1)
  }

  @Test("Keys that do not end are got once")
  func endless() async throws {
    let source = ScriptedSource(.keys(seconds: nil))
    let provider = RenewingCredentials(source, time: source.time)
    for _ in 0..<3 {
      #expect(try await key(provider) == "KEY1")
      source.advance(seconds: 1e9)
    }
  }

  @Test("With less than 15 minutes they are renewed behind the caller's back")
  func advisory() async throws {
    let source = ScriptedSource(.keys(seconds: hour), .keysBehindGate)
    let provider = RenewingCredentials(source, time: source.time)
    _ = try await key(provider)
    source.advance(seconds: hour - 899)
    #expect(try await key(provider) == "KEY1")
    await source.waitUntilAsked(times: 2)
    #expect(try await key(provider) == "KEY1")
    #expect(source.count == 2)
    source.advance(seconds: 400)
    async let waiting = key(provider)
    source.openGate()
    #expect(try await waiting == "KEY2")
  }

  @Test("With less than 10 minutes the caller waits for new ones")
  func mandatory() async throws {
    let source = ScriptedSource(.keys(seconds: hour), .keys(seconds: hour))
    let provider = RenewingCredentials(source, time: source.time)
    _ = try await key(provider)
    source.advance(seconds: hour - 599)
    #expect(try await key(provider) == "KEY2")
  }

  @Test("A run of many hours goes on with ever new keys")
  func longRun() async throws {
    let source = ScriptedSource(
      .keys(seconds: hour), .keys(seconds: hour), .keys(seconds: hour), .keys(seconds: hour))
    let provider = RenewingCredentials(source, time: source.time)
    for number in 1...4 {
      #expect(try await key(provider) == "KEY\(number)")
      source.advance(seconds: hour)
    }
  }

  @Test("Callers that come together share one renewal")
  func shared() async throws {
    let source = ScriptedSource(.keysBehindGate)
    let provider = RenewingCredentials(source, time: source.time)
    let keys = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<100 { group.addTask { try await key(provider) } }
      await source.waitUntilAsked(times: 1)
      source.openGate()
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(keys == ["KEY1"])
    #expect(source.count == 1)
  }

  @Test("A renewal that fails leaves the old keys, and is tried again after a minute")
  func failure() async throws {
    let source = ScriptedSource(.keys(seconds: hour), .failure, .keys(seconds: hour))
    let provider = RenewingCredentials(source, time: source.time)
    _ = try await key(provider)
    source.advance(seconds: hour - 500)
    #expect(try await key(provider) == "KEY1")
    #expect(try await key(provider) == "KEY1")
    #expect(source.count == 2)
    source.advance(seconds: 60)
    #expect(try await key(provider) == "KEY3")
  }

  @Test("Keys that have ended are not given, whatever the source says")
  func ended() async throws {
    let source = ScriptedSource(.keys(seconds: hour), .failure, .keys(seconds: hour))
    let provider = RenewingCredentials(source, time: source.time)
    _ = try await key(provider)
    source.advance(seconds: hour)
    let error = await #expect(throws: CredentialError.self) { try await key(provider) }
    #expect(error?.attempts.map(\.reason) == ["no keys at the asking 2"])
    #expect(try await key(provider) == "KEY3")
  }

  @Test("Keys that have ended when they come are an error")
  func endedOnArrival() async throws {
    let source = ScriptedSource(.keys(seconds: -1))
    let provider = RenewingCredentials(source, time: source.time)
    let error = await #expect(throws: CredentialError.self) { try await key(provider) }
    #expect(error?.attempts.map(\.reason) == ["the keys expired at 1969-12-31T23:59:59Z"])
  }

  @Test("Keys of 15 minutes are not renewed at every call")
  func shortLived() async throws {
    let source = ScriptedSource(.keys(seconds: 900), .keys(seconds: 900))
    let provider = RenewingCredentials(source, time: source.time)
    _ = try await key(provider)
    source.advance(seconds: 449)
    #expect(try await key(provider) == "KEY1")
    #expect(source.count == 1)
    source.advance(seconds: 152)
    #expect(try await key(provider) == "KEY2")
  }
}
