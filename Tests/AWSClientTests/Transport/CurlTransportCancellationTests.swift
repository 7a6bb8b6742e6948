import HTTP
import HTTPTypes
import Primitives
import Testing

@testable import AWSClient

@Suite("CurlTransport: cancellation and end", .timeLimit(.minutes(10)))
struct CurlTransportCancellationTests {
  @Test("A cancelled task sends nothing")
  func before() async throws {
    let server = try LoopbackServer { _ in .ok() }
    let transport = try CurlTransport()
    let request = try Request("GET", to: server)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await failure(of: request, on: transport)
    }
    let error = await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.delivery == .notSent)
    _ = try await transport.send(request)
    #expect(server.received.count == 1)
  }

  @Test("A request in flight ends when it is cancelled, and others go on")
  func inFlight() async throws {
    let gate = Gate(count: 2)
    let server = try LoopbackServer { received in
      if received.line.contains("/cancelled") { return .silence }
      gate.pass()
      return .ok("late")
    }
    let transport = try CurlTransport()
    let other = Task { [request = try Request("GET", to: server, path: "/other")] in
      try await transport.send(request)
    }
    let cancelled = Task { [request = try Request("GET", to: server, path: "/cancelled")] in
      await failure(of: request, on: transport)
    }
    await server.waitForRequests(2)
    cancelled.cancel()
    let error = await cancelled.value
    #expect(error?.kind == .cancelled)
    #expect(error?.delivery == .maybeSent)
    gate.pass()
    #expect(try await other.value.body == Array("late".utf8))
  }

  @Test("A request that waits for a connection ends when it is cancelled")
  func waiting() async throws {
    let server = try LoopbackServer { _ in .silence }
    var options = CurlTransport.Options()
    options.maxConnectionsPerHost = 1
    let transport = try CurlTransport(options)
    let request = try Request("GET", to: server)
    let first = Task { await failure(of: request, on: transport) }
    await server.waitForRequests(1)
    let second = Task { await failure(of: request, on: transport) }
    second.cancel()
    #expect(await second.value?.delivery == .notSent)
    first.cancel()
    #expect(await first.value?.kind == .cancelled)
  }

  @Test("Tasks that are cancelled at any moment all end, and the rest are answered")
  func racing() async throws {
    let server = try LoopbackServer { .ok($0.line) }
    let transport = try CurlTransport()
    let outcomes = await withTaskGroup { group in
      for number in 1...600 {
        group.addTask {
          let task = Task { () throws -> [UInt8] in
            let request = try Request("GET", to: server, path: "/\(number)")
            return try await transport.send(request).body
          }
          if number.isMultiple(of: 3) { return (number, await task.result) }
          for _ in 0..<(number * 7919 % 64) { await Task.yield() }
          task.cancel()
          return (number, await task.result)
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(outcomes.count == 600)
    for (number, outcome) in outcomes {
      switch outcome {
      case .success(let body):
        #expect(body == Array("GET /\(number) HTTP/1.1".utf8))
      case .failure(let error):
        #expect(!number.isMultiple(of: 3))
        #expect((error as? TransportError)?.kind == .cancelled)
      }
    }
  }

  @Test(
    "What is under way when the loop is closed ends with an error, and so does what comes later")
  func closed() async throws {
    let server = try LoopbackServer { _ in .silence }
    let loop = try EventLoop(CurlTransport.Options())
    let request = try Request("GET", to: server)
    let tasks = (1...10).map { _ in Task { await loop.send(request) } }
    await server.waitForRequests(10)
    loop.close()
    for task in tasks {
      #expect(await task.value.failure == .closed(.maybeSent))
    }
    #expect(await loop.send(request).failure == .closed(.notSent))
    // All connections are gone.
    await server.waitForNoConnection()
  }

  @Test("A transport that nobody holds any more frees its connections")
  func released() async throws {
    let server = try LoopbackServer { _ in .ok() }
    _ = try await CurlTransport().send(Request("GET", to: server))
    await server.waitForNoConnection()
  }

  @Test("A request under way holds the transport until it is answered")
  func releasedInFlight() async throws {
    let gate = Gate(count: 2)
    let server = try LoopbackServer { _ in
      gate.pass()
      return .ok("late")
    }
    let request = try Request("GET", to: server)
    let task = Task { try await CurlTransport().send(request) }
    await server.waitForRequests(1)
    gate.pass()
    #expect(try await task.value.body == Array("late".utf8))
    await server.waitForNoConnection()
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let error) = self { return error }
    return nil
  }
}
