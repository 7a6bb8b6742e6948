import ArgumentParser

/// A small project that works, for `init`.
struct ProjectTemplate {
  /// The languages there is a function in.
  enum Language: String, ExpressibleByArgument, CaseIterable {
    case python
    case node
    case swift
  }

  struct File {
    var path: String
    var text: String
  }

  let project: String
  let language: Language

  /// Whether a text can be a project's name: `[a-z][a-z0-9-]*`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return false }
    return text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
  }

  var files: [File] {
    switch language {
    case .python: [manifest(pythonManifest), pythonFunction]
    case .node: [manifest(nodeManifest), nodeFunction]
    case .swift: [manifest(swiftManifest)] + swiftFiles
    }
  }

  /// A manifest with what it says of its functions.
  private func manifest(_ functions: String) -> File {
    File(
      path: "gwdeploy.yaml",
      text: """
        project: \(project)
        \(functions)
        api:
          routes:
            GET /hello/{name}: hello

        """)
  }

  private var pythonManifest: String {
    """
    functions:
      hello: {runtime: python3.13, handler: app.handler, code: functions/hello}
    """
  }

  private var pythonFunction: File {
    File(
      path: "functions/hello/app.py",
      text: """
        import json


        def handler(event, context):
            name = event["pathParameters"]["name"]
            return {
                "statusCode": 200,
                "headers": {"Content-Type": "application/json"},
                "body": json.dumps({"message": f"Hello, {name}!"}),
            }

        """)
  }

  private var nodeManifest: String {
    """
    functions:
      hello: {runtime: nodejs22.x, handler: index.handler, code: functions/hello}
    """
  }

  private var nodeFunction: File {
    File(
      path: "functions/hello/index.mjs",
      text: """
        export const handler = async (event) => ({
          statusCode: 200,
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ message: `Hello, ${event.pathParameters.name}!` }),
        });

        """)
  }
}
