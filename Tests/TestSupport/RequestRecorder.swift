import FoundationEssentials
import HTTP
import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Appends requests to the file that `GWDEPLOY_TEST_REQUESTS` names, one line of JSON for each.
///
/// Thousands of whole deployments are tested, so of requests that differ in names and values only
/// the first ones are written.
final class RequestRecorder: Sendable {
  /// The recorder of this process, or nil where nobody asked for one.
  static let shared: RequestRecorder? = getenv("GWDEPLOY_TEST_REQUESTS").map {
    RequestRecorder(path: String(cString: $0))
  }

  private static let limitPerShape = 200
  /// Bytes of the largest body that is written; larger ones are packages, like smaller ones too.
  private static let largestBody = 1 << 20

  private let descriptor: Int32
  private let counts = Locked<[RequestShape: Int]>([:])

  private init(path: String) {
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    precondition(descriptor >= 0, "\(path) cannot be written")
  }

  /// Appends the request, unless enough like it are there.
  ///
  /// A body that cannot be read is the transport's to complain about.
  func record(_ request: Request) {
    guard request.body.count <= Self.largestBody, let body = try? request.body.collected() else {
      return
    }
    let shape = RequestShape(request.head, body: body)
    let isWanted = counts.withLock { counts in
      counts[shape, default: 0] += 1
      return counts[shape, default: 0] <= Self.limitPerShape
    }
    guard isWanted, var line = try? JSONEncoder().encode(Line(request.head, body: body)) else {
      return
    }
    line.append(UInt8(ascii: "\n"))
    // One write at the end of the file: lines of other tasks cannot come between.
    let count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    precondition(count == line.count, "the recorded requests could not be written")
  }
}
