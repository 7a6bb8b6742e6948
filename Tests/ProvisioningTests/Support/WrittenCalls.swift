import FoundationEssentials
import HTTP
import HTTPTypes
import Primitives

/// The writing calls that a sandbox sees.
final class WrittenCalls: Sendable {
  private let lines = Locked<[String]>([])

  /// Listens to a sandbox from now on.
  init(of sandbox: Sandbox) {
    sandbox.faults.observe { [lines] request in
      lines.withLock { $0.append(Self.line(request)) }
    }
  }

  /// The calls that change an API or a part of it, such as `PATCH replace /policy`: method, the
  /// path's last part, and what is patched.
  func patches(of path: Regex<Substring>) -> [String] {
    lines.withLock { $0 }.filter { $0.prefix { $0 != " " } == "PATCH" }
      .filter { $0.firstMatch(of: path) != nil }
  }

  /// All of them, in their order.
  var all: [String] { lines.withLock { $0 } }

  private static func line(_ request: Request) -> String {
    let path = (request.head.path ?? "").prefix { $0 != "?" }
    let head = "\(request.head.method.rawValue) \(path)"
    let body = Data((try? request.body.collected()) ?? [])
    guard let json = try? JSONDecoder().decode(JSON.self, from: body),
      let operations = json["patchOperations"]?.array
    else { return head }
    let texts = operations.map { operation in
      [operation["op"], operation["path"], operation["value"]].compactMap { $0?.string }
        .joined(separator: " ")
    }
    return "\(head): \(texts.joined(separator: ", "))"
  }
}
