import AWSClient
import HTTP

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// OpenSSL's own test server on 127.0.0.1, with a certificate for that address made on the spot.
final class TLSServer {
  private static let openssl = "/usr/bin/openssl"
  static var isAvailable: Bool { access(openssl, X_OK) == 0 }

  private let folder: String
  private let process: pid_t
  private let port: UInt16

  /// Starts the server with further arguments of `openssl s_server`.
  init(arguments: [String] = []) throws {
    var template = Array("/tmp/tls-server-XXXXXX".utf8CString)
    guard let created = mkdtemp(&template) else { throw SocketFailure(call: "mkdtemp") }
    folder = String(cString: created)
    let files = ["-keyout", "\(folder)/key.pem", "-out", "\(folder)/certificate.pem"]
    let maker = try spawn(
      [Self.openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test"]
        + ["-addext", "subjectAltName=IP:127.0.0.1"] + files)
    waitpid(maker, nil, 0)
    port = try unusedPort()
    process = try spawn(
      [Self.openssl, "s_server", "-www", "-quiet", "-accept", "127.0.0.1:\(port)"]
        + ["-key", "\(folder)/key.pem", "-cert", "\(folder)/certificate.pem"] + arguments)
    try waitUntilListening()
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    for name in ["key.pem", "certificate.pem"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  /// Options that trust the server's certificate and no other.
  var trusted: CurlTransport.Options {
    var options = CurlTransport.Options()
    options.certificateBundle = "\(folder)/certificate.pem"
    return options
  }

  func request(host: String) throws -> Request {
    try Request("GET", scheme: "https", authority: "\(host):\(port)")
  }

  private func waitUntilListening() throws {
    while !canConnect(toPort: port) {
      guard waitpid(process, nil, WNOHANG) == 0 else {
        throw SocketFailure(call: "openssl s_server")
      }
      usleep(5_000)
    }
  }
}

/// Starts a program with nothing to read and nowhere to write.
private func spawn(_ arguments: [String]) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor in Int32(0)...2 {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
  }
  let strings = arguments.map { strdup($0) }
  defer { for string in strings { free(string) } }
  var process: pid_t = 0
  let noEnvironment: [UnsafeMutablePointer<CChar>?] = [nil]
  guard posix_spawn(&process, arguments[0], &actions, nil, strings + [nil], noEnvironment) == 0
  else { throw SocketFailure(call: "posix_spawn") }
  return process
}
