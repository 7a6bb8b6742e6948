import HTTP
import HTTPTypes
import TestSupport
import Testing

@testable import AWSClient

@Suite("Waiting for a function")
struct LambdaWaitingTests {
  private func state(_ members: String) -> ScriptedTransport.Outcome {
    .text(#"{"Configuration":{"FunctionName":"hello"\#(members)}}"#)
  }

  private let pending = #","State":"Pending","LastUpdateStatus":"InProgress""#
  private let ready = #","State":"Active","LastUpdateStatus":"Successful""#

  @Test("A function is polled until it is ready, densely at first")
  func ready() async throws {
    let time = FakeTime()
    let transport = ScriptedTransport(
      Array(repeating: state(pending), count: 6)
        + [state(#","State":"Active","LastUpdateStatus":"InProgress""#), state(ready)])
    let configuration = try await Lambda(Client(over: transport, time: time))
      .waitUntilReady("hello", version: "7")
    #expect(configuration.state == "Active")
    #expect(
      time.waited
        == [50, 100, 200, 400, 800, 1000, 1000].map { Duration.milliseconds($0) })
    #expect(
      Set(transport.sent.map(\.head.path)) == ["/2015-03-31/functions/hello?Qualifier=7"])
  }

  private func failure(
    _ transport: ScriptedTransport, time: FakeTime = FakeTime()
  ) async -> Lambda.NotReady? {
    await #expect(throws: Lambda.NotReady.self) {
      try await Lambda(Client(over: transport, time: time)).waitUntilReady("hello")
    }
  }

  @Test(
    "A failed function or update ends the waiting, with Lambda's reason",
    arguments: [
      (
        #","State":"Failed","StateReason":"The image is gone","LastUpdateStatus":"Successful""#,
        "The image is gone"
      ),
      (
        #","State":"Active","LastUpdateStatus":"Failed","LastUpdateStatusReason":"No key""#,
        "No key"
      ),
      (#","State":"Failed""#, "no reason was given"),
    ])
  func failed(members: String, reason: String) async {
    guard case .failed(reason) = await failure(ScriptedTransport([state(members)])) else {
      Issue.record("the waiting did not fail as it should")
      return
    }
  }

  @Test("The waiting ends at its limit")
  func limit() async {
    let (time, answer) = (FakeTime(), state(pending))
    let failure = await failure(ScriptedTransport { _, _ in answer }, time: time)
    guard case .timedOut(let waited) = failure else {
      Issue.record("the waiting did not end as it should")
      return
    }
    #expect(waited == time.waited.reduce(.zero, +))
    #expect(waited >= .seconds(900))
    #expect(waited < .seconds(901))
  }

  @Test("A cancelled task waits no longer")
  func cancelled() async {
    let transport = ScriptedTransport([state(pending), state(pending)])
    let failure = await failure(transport, time: FakeTime(waitsAtMost: 1))
    guard case .timedOut(.milliseconds(50)) = failure else {
      Issue.record("the waiting did not end as it should")
      return
    }
  }

  @Test("A refusal ends the waiting, also that the function is not there")
  func refused() async {
    let transport = ScriptedTransport([.refusal(404, "ResourceNotFoundException")])
    guard case .service(let error) = await failure(transport) else {
      Issue.record("the waiting did not end as it should")
      return
    }
    #expect(error.isNotFound)
  }
}
