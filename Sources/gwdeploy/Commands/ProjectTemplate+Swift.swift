extension ProjectTemplate {
  /// A function in Swift, with what builds it and what runs it.
  ///
  /// Amazon Linux has an older C library than most, so that the program brings its own.
  var swiftFiles: [File] {
    [
      File(path: "Package.swift", text: swiftPackage),
      File(path: "Sources/hello/main.swift", text: swiftMain),
      File(path: "Sources/hello/LambdaRuntime.swift", text: swiftRuntime),
      File(path: ".gitignore", text: ".build/\ndist/\n"),
    ]
  }

  /// What the manifest says of the function and its build.
  var swiftManifest: String {
    #"""
    # One file that needs no libraries. It cannot look up host names: before it calls other services,
    # build with the Static Linux SDK (swift.org) or in a container of Amazon Linux.
    build:
      run: |
        swift build -c release --static-swift-stdlib -Xswiftc -static-executable
        install -D -s .build/release/hello dist/hello/bootstrap
      inputs: [Package.swift, Sources]
      outputs: [dist]
    functions:
      hello: {runtime: provided.al2023, code: dist/hello, architecture: \#(Self.architecture)}
    """#
  }

  /// That of this machine, which the program is built for.
  private static var architecture: String {
    #if arch(arm64)
      "arm64"
    #else
      "x86_64"
    #endif
  }

  private var swiftPackage: String {
    """
    // swift-tools-version: 6.0
    import PackageDescription

    let package = Package(
      name: "hello",
      targets: [.executableTarget(name: "hello")])

    """
  }

  private var swiftMain: String {
    #"""
    import FoundationEssentials

    /// What API Gateway sends, as far as it is needed here.
    struct Request: Decodable {
      var pathParameters: [String: String]?
    }

    /// What API Gateway answers.
    struct Response: Encodable {
      var statusCode = 200
      var headers = ["Content-Type": "application/json"]
      var body: String
    }

    func hello(_ request: Request) throws -> Response {
      let name = request.pathParameters?["name"] ?? "world"
      let message = try JSONEncoder().encode(["message": "Hello, \(name)!"])
      return Response(body: String(decoding: message, as: UTF8.self))
    }

    try LambdaRuntime().run { event in
      let request = try JSONDecoder().decode(Request.self, from: Data(event))
      return Array(try JSONEncoder().encode(hello(request)))
    }

    """#
  }

  private var swiftRuntime: String {
    #"""
    // A custom runtime for Lambda, as small as it can be: it takes one event after another from the
    // runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) and sends back what
    // the handler makes of it. The library to grow into is swift-aws-lambda-runtime:
    // https://github.com/awslabs/swift-aws-lambda-runtime

    import Glibc

    struct LambdaRuntime {
      struct Failure: Error { var reason: String }

      private let host: String
      private let port: String

      /// The runtime API is where Lambda says it is.
      init() throws {
        guard let address = getenv("AWS_LAMBDA_RUNTIME_API").map({ String(cString: $0) }),
          let colon = address.lastIndex(of: ":")
        else { throw Failure(reason: "AWS_LAMBDA_RUNTIME_API is not set: this runs in Lambda") }
        host = String(address[..<colon])
        port = String(address[address.index(after: colon)...])
      }

      /// Answers events for as long as Lambda sends some.
      func run(_ handler: ([UInt8]) throws -> [UInt8]) throws -> Never {
        while true {
          let event = try call("GET", "next")
          guard let id = event.headers["lambda-runtime-aws-request-id"] else {
            throw Failure(reason: "an event came without its id")
          }
          do {
            _ = try call("POST", "\(id)/response", try handler(event.body))
          } catch {
            print("The handler failed: \(error)")
            let report = #"{"errorMessage": "The handler failed", "errorType": "HandlerError"}"#
            _ = try call("POST", "\(id)/error", Array(report.utf8))
          }
        }
      }

      private struct Answer {
        var headers: [String: String] = [:]
        var body: [UInt8] = []
      }

      /// One call over a connection of its own.
      private func call(_ method: String, _ path: String, _ body: [UInt8] = []) throws -> Answer {
        let socket = try connection()
        defer { close(socket) }
        let head =
          "\(method) /2018-06-01/runtime/invocation/\(path) HTTP/1.1\r\nHost: \(host):\(port)\r\n"
          + "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        var unsent = (Array(head.utf8) + body)[...]
        while !unsent.isEmpty {
          let count = unsent.withUnsafeBytes {
            send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          }
          guard count > 0 else { throw Failure(reason: "the runtime API does not listen") }
          unsent = unsent.dropFirst(count)
        }
        return try Self.answer(in: try received(from: socket))
      }

      private func connection() throws -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0, let address = found?.pointee else {
          throw Failure(reason: "\(host) is not known")
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 else {
          close(descriptor)
          throw Failure(reason: "\(host):\(port) cannot be reached")
        }
        return descriptor
      }

      private func received(from socket: Int32) throws -> [UInt8] {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = recv(socket, &piece, piece.count, 0)
          guard count >= 0 else { throw Failure(reason: "the runtime API broke off") }
          if count == 0 { return all }
          all += piece[..<count]
        }
      }

      /// Takes an answer apart, whose body may come in chunks.
      private static func answer(in bytes: [UInt8]) throws -> Answer {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
          throw Failure(reason: "an answer without an end of its head")
        }
        var answer = Answer()
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          guard parts.count == 2 else { continue }
          answer.headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        guard let status = lines.first?.split(separator: " ").dropFirst().first, status.hasPrefix("2")
        else { throw Failure(reason: "the runtime API answered \(lines.first ?? "nothing")") }
        var rest = bytes[end.upperBound...]
        guard answer.headers["transfer-encoding"]?.lowercased() == "chunked" else {
          answer.body = Array(rest)
          return answer
        }
        while let line = rest.firstRange(of: Array("\r\n".utf8)),
          let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16),
          size > 0
        {
          answer.body += rest[line.upperBound...].prefix(size)
          rest = rest[line.upperBound...].dropFirst(size + 2)
        }
        return answer
      }
    }

    """#
  }
}
