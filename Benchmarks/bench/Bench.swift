#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The half of `make bench` that has to be compiled; `harness/bench.py` runs it and draws up the
/// table.
///
///     bench signer FILE                        one JSON object for each of the file's requests
///     bench server                             prints its port, and serves until its input ends
///     bench transport PORT IN-FLIGHT REQUESTS  sends requests to the server
@main
enum Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.dropFirst().map { Int($0) }) {
    case ("signer", _) where arguments.count == 2:
      try SignerBenchmark.run(requestsAt: arguments[1])
    case ("server", []):
      var server = try LoopbackServer()
      print(server.port)
      fflush(nil)
      try server.run()
    case ("transport", let numbers):
      guard numbers.count == 3, let port = numbers[0], let inFlight = numbers[1],
        let count = numbers[2]
      else { fallthrough }
      try await TransportLoad(port: port, inFlight: inFlight, count: count).run()
    default:
      print("usage: bench signer FILE | server | transport PORT IN-FLIGHT REQUESTS")
      exit(2)
    }
  }
}
