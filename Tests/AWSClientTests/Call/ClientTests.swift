import HTTP
import HTTPTypes
import Primitives
import SigV4
import TestSupport
import Testing

@testable import AWSClient

@Suite("The request loop")
struct ClientTests {
  private let read = Call(
    .apiGateway, "GetRestApis", .read, method: .get, path: "/restapis",
    fields: [.accept: "application/json"])
  private let write = Call(
    .apiGateway, "DeleteRestApi", .write, method: .delete, path: "/restapis/a1b2c3d4e5",
    fields: [.accept: "application/json"])
  private let writeOnce = Call(
    .apiGateway, "CreateDeployment", .writeOnce, method: .post,
    path: "/restapis/a1b2c3d4e5/deployments",
    fields: [.accept: "application/json", .contentType: "application/json"], body: .text("{}"))

  private let lost = ScriptedTransport.Outcome.failure(
    TransportError(.connectionLost, delivery: .maybeSent, detail: "Empty reply from server"))
  private let unreachable = ScriptedTransport.Outcome.failure(
    TransportError(.connectionFailed, delivery: .notSent, detail: "Connection refused"))
  private let success = ScriptedTransport.Outcome.text("{}")

  /// A client that gets one answer whatever it asks.
  private func always(_ outcome: ScriptedTransport.Outcome) -> ScriptedTransport {
    ScriptedTransport { _, _ in outcome }
  }

  private func failure(of call: Call, on client: Client) async -> ServiceError? {
    await #expect(throws: ServiceError.self) { try await client.send(call) }
  }

  @Test("A write-once call whose answer was lost is sent once and may have been done")
  func lostWriteOnce() async {
    let (transport, time) = (always(lost), FakeTime())
    let error = await failure(of: writeOnce, on: Client(over: transport, time: time))
    #expect(transport.sent.count == 1)
    #expect(time.waited.isEmpty)
    #expect(error?.attempts == 1)
    #expect(error?.mayHaveBeenDone == true)
    #expect(error?.operation == "apigateway:CreateDeployment")
  }

  @Test("A write-once call that was not sent is sent again")
  func unsentWriteOnce() async throws {
    let transport = ScriptedTransport([unreachable, success])
    _ = try await Client(over: transport).send(writeOnce)
    #expect(transport.sent.count == 2)
  }

  @Test("A read is sent three times, with growing waits between")
  func lostRead() async {
    let (transport, time) = (always(lost), FakeTime())
    let error = await failure(of: read, on: Client(over: transport, time: time))
    #expect(transport.sent.count == 3)
    #expect(time.waited == [.seconds(0.05), .seconds(0.1)])
    #expect(error?.attempts == 3)
    #expect(error?.mayHaveBeenDone == false)
  }

  @Test("The error of the last attempt is thrown, with AWS's id of it")
  func lastError() async throws {
    let transport = ScriptedTransport([
      lost,
      .refusal(
        403, "AccessDeniedException",
        fields: [.named("x-amzn-requestid"): "11111111-2222-3333-4444-555555555555"]),
    ])
    let error = await failure(of: write, on: Client(over: transport))
    #expect(error?.code == "AccessDeniedException")
    #expect(error?.cause == .refused(status: 403, code: "AccessDeniedException", message: "no"))
    #expect(error?.requestID == "11111111-2222-3333-4444-555555555555")
    #expect(error?.attempts == 2)
  }

  @Test(
    "A throttled call is repeated after the time that the service asks for, write-once or not",
    arguments: [
      (["retry-after": "7"], Duration.seconds(7)), (["x-amz-retry-after": "2500"], .seconds(2.5)),
      (["x-amz-retry-after": "2500", "retry-after": "7"], .seconds(2.5)),
      (["retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"], .zero), ([:], .zero),
    ])
  func throttling(hints: [String: String], wait: Duration) async throws {
    var fields: HTTPFields = [:]
    for (name, value) in hints { fields[.named(name)] = value }
    for call in [read, write, writeOnce] {
      let transport = ScriptedTransport([
        .refusal(429, "TooManyRequestsException", fields: fields), success,
      ])
      let time = FakeTime(jitter: 0)
      _ = try await Client(over: transport, time: time).send(call)
      #expect(time.waited == [wait])
    }
  }

  @Test("A call that stays throttled is sent ten times")
  func throttledForever() async {
    let transport = always(.refusal(400, "ThrottlingException"))
    let error = await failure(of: writeOnce, on: Client(over: transport))
    #expect(transport.sent.count == 10)
    #expect(error?.mayHaveBeenDone == false)
  }

  @Test("A call that meets a quota of things is sent three times")
  func quotaOfThings() async {
    let transport = always(.refusal(429, "LimitExceededException"))
    let client = Client(over: transport)
    let error = await failure(of: writeOnce, on: client)
    #expect(transport.sent.count == 3)
    #expect(error?.code == "LimitExceededException")
    #expect(client.tally == Tally(writes: 1, retries: 2))
  }

  @Test("Each attempt is dated, numbered and signed anew, under one invocation id")
  func attempts() async throws {
    let throttled = ScriptedTransport.Outcome.refusal(
      429, "TooManyRequestsException", fields: [.retryAfter: "20"])
    let transport = ScriptedTransport([throttled, throttled, success])
    _ = try await Client(over: transport).send(read)
    let sent = try transport.sent.map(SentRequest.init)
    #expect(
      sent.map { $0.field("x-amz-date") } == [
        "20150830T123600Z", "20150830T123620Z", "20150830T123640Z",
      ])
    #expect(
      sent.map { $0.field("amz-sdk-request") }
        == ["attempt=1", "attempt=2", "attempt=3"])
    #expect(Set(sent.map { $0.field("authorization") }).count == 3)
    #expect(Set(sent.map { $0.field("amz-sdk-invocation-id") }).count == 1)
    #expect(sent.map { $0.field("user-agent") } == Array(repeating: "gwdeploy/test", count: 3))
  }

  @Test("An invocation id has the form of a random UUID", arguments: [0, 0.3, 0.999, 1])
  func invocationID(random: Double) async throws {
    let transport = ScriptedTransport([success])
    let time = FakeTime(jitter: random)
    _ = try await Client(over: transport, time: time).send(read)
    let id = try SentRequest(try #require(transport.sent.first)).field("amz-sdk-invocation-id")
    #expect(
      id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/) != nil)
  }

  @Test("A state of AWS that ends by itself is waited out")
  func settling() async throws {
    var call = write
    call.settling = [.concurrentModification]
    let transport = ScriptedTransport(
      Array(repeating: concurrentModification, count: 5) + [success])
    let time = FakeTime()
    _ = try await Client(over: transport, time: time).send(call)
    #expect(transport.sent.count == 6)
    #expect(
      time.waited
        == [.seconds(0.25), .seconds(0.5), .seconds(1), .seconds(2), .seconds(2)])
  }

  @Test("Waiting for a state ends at its limit with what AWS says")
  func settlingForever() async {
    var call = write
    call.settling = [.concurrentModification]
    let time = FakeTime()
    let error = await failure(
      of: call, on: Client(over: always(concurrentModification), time: time))
    #expect(error?.code == "ConflictException")
    let waited = time.waited.reduce(.zero, +)
    #expect(waited >= .seconds(120))
    #expect(waited < .seconds(122))
  }

  private let concurrentModification = ScriptedTransport.Outcome.refusal(
    409, "ConflictException",
    "Unable to complete operation due to concurrent modification. Please try again later.")

  @Test("Nothing is sent without credentials")
  func noCredentials() async {
    struct None: CredentialProvider {
      let error: CredentialError
      func credentials() throws(CredentialError) -> Credentials { throw error }
    }
    let reason = CredentialError(attempts: [.init(source: "environment", reason: "nothing set")])
    let transport = always(success)
    let client = Client(
      transport: transport, credentials: None(error: reason),
      endpoints: Endpoints(region: Region(rawValue: "eu-central-1")), time: FakeTime().source,
      userAgent: "gwdeploy/test")
    let error = await failure(of: write, on: client)
    #expect(error?.cause == .credentials(reason))
    #expect(error?.attempts == 0)
    #expect(error?.mayHaveBeenDone == false)
    #expect(transport.sent.isEmpty)
  }

  @Test("Nothing is sent of a body that cannot be read")
  func unreadableBody() async throws {
    var call = write
    call.body = .source(
      try #require(
        Base64File(
          Array(#"{"ZipFile":""}"#.utf8), member: "ZipFile", path: "/nowhere/code.zip", size: 3)))
    let transport = always(success)
    let error = await failure(of: call, on: Client(over: transport))
    #expect(
      error?.cause
        == .unwritable("The body cannot be read: /nowhere/code.zip: No such file or directory"))
    #expect(transport.sent.isEmpty)
  }

  @Test("When the tokens for retries are spent, each call is sent once")
  func quota() async {
    let transport = always(lost)
    let client = Client(over: transport)
    for _ in 0..<20 { _ = await failure(of: read, on: client) }
    #expect(transport.sent.count == 20 + 35)
    #expect(client.tally == Tally(reads: 20, retries: 35))
  }

  @Test("A cancelled wait ends with the error that was waited after")
  func cancelledWait() async {
    let transport = always(lost)
    let error = await failure(
      of: read, on: Client(over: transport, time: FakeTime(waitsAtMost: 1)))
    #expect(error?.attempts == 2)
    #expect(transport.sent.count == 2)
  }

  @Test("The tally counts reads, writes, retries and throttling, for all copies of a client")
  func tally() async throws {
    let throttled = ScriptedTransport.Outcome.refusal(429, "TooManyRequestsException")
    let client = Client(
      over: ScriptedTransport([success, throttled, throttled, success, unreachable, success]))
    let copy = client
    for call in [read, write, writeOnce] { _ = try await copy.send(call) }
    #expect(client.tally == Tally(reads: 1, writes: 2, retries: 3, throttled: 2))
  }
}

extension Tally {
  fileprivate init(reads: Int = 0, writes: Int = 0, retries: Int = 0, throttled: Int = 0) {
    self.init()
    self.reads = reads
    self.writes = writes
    self.retries = retries
    self.throttled = throttled
  }
}
