import AWSClient
import HTTP
import HTTPTypes

/// Requests over the product's transport, a number of them at a time.
struct TransportLoad {
  let port: Int
  let inFlight: Int
  let count: Int

  func run() async throws {
    var options = CurlTransport.Options()
    options.maxConnectionsPerHost = inFlight
    let transport = try CurlTransport(options)
    let request = Request(
      head: HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: "/"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<inFlight {
        let share = (count + worker) / inFlight
        group.addTask {
          for _ in 0..<share { _ = try await transport.send(request) }
        }
      }
      try await group.waitForAll()
    }
  }
}
