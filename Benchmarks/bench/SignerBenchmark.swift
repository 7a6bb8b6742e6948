import FoundationEssentials
import Primitives
import SigV4

/// Signatures a second, against the same digests done by OpenSSL and nothing else.
enum SignerBenchmark {
  /// What is printed about one request.
  private struct Result: Encodable {
    let name: String
    let signer: Double
    let openssl: Double
  }

  private static let rounds = 10

  static func run(requestsAt path: String) throws {
    let file = try Data(contentsOf: URL(filePath: path))
    for request in try JSONDecoder().decode([RequestCase].self, from: file) {
      let result = try JSONEncoder().encode(measure(request))
      print(String(decoding: result, as: UTF8.self))
    }
  }

  /// Measures both by turns, so that what else the machine does meets both, and keeps the best.
  private static func measure(_ request: RequestCase) -> Result {
    let signer = Signer()
    let signable = request.signable
    let (credentials, scope) = (request.credentials, request.scope)
    let openssl = OpenSSLDigests(of: signable, with: credentials, scope: scope)
    var best = (signer: 0.0, openssl: 0.0)
    for _ in 0..<rounds {
      best.openssl = max(best.openssl, Stopwatch.timesPerSecond { openssl.run() })
      best.signer = max(
        best.signer,
        Stopwatch.timesPerSecond { _ = signer.sign(signable, with: credentials, scope: scope) })
    }
    return Result(name: request.name, signer: best.signer, openssl: best.openssl)
  }
}
