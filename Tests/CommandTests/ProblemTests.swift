import AWSClient
import HTTP
import Manifest
import Provisioning
import Testing

@testable import gwdeploy

@Suite("Problem")
struct ProblemTests {
  private func refused(
    _ code: ErrorCode, _ message: String, status: Int = 400, effect: Call.Effect = .write,
    attempts: Int = 1
  ) -> Problem {
    Problem(
      ServiceError(
        operation: "lambda:CreateFunction",
        cause: .refused(status: status, code: code, message: message), effect: effect,
        requestID: "id-1", attempts: attempts))
  }

  @Test("A refusal says operation, code, message, attempts and request id")
  func refusal() {
    let problem = refused("InvalidParameterValueException", "No such runtime", attempts: 3)
    #expect(problem.code == "InvalidParameterValueException")
    #expect(problem.summary == "lambda:CreateFunction was refused")
    for part in ["No such runtime", "(400)", "3 times", "id-1"] {
      #expect(problem.detail.contains(part))
    }
  }

  @Test("Environment variables that Lambda repeats in its message are not shown")
  func environment() {
    let problem = refused(
      "InvalidParameterValueException",
      #"exceeded the 4KB limit. String measured: {"TOKEN":"do-not-show"}"#)
    #expect(!problem.detail.contains("do-not-show"))
    #expect(problem.detail.contains("4KB limit"))
  }

  @Test("A write whose answer was lost says that it may have been done")
  func lostAnswer() {
    let problem = Problem(
      ServiceError(
        operation: "apigateway:CreateRestApi",
        cause: .unanswered(
          TransportError(.connectionLost, delivery: .maybeSent, detail: "cut")),
        effect: .writeOnce, requestID: nil, attempts: 1))
    #expect(problem.code == "connection-lost")
    #expect(problem.detail.contains("may have done it"))
    #expect(!refused("X", "no", status: 400).detail.contains("may have done it"))
  }

  @Test("Missing credentials name each source that was tried, in order")
  func credentials() {
    let problem = Problem(
      ServiceError(
        operation: "sts:GetCallerIdentity",
        cause: .credentials(
          CredentialError(attempts: [
            .init(source: "environment", reason: "not set"),
            .init(source: "profile default", reason: "no such profile"),
          ])), effect: .read, requestID: nil, attempts: 1))
    #expect(
      problem.detail == """
        Looked at, in this order:
        - environment: not set
        - profile default: no such profile
        """)
    #expect(problem.hint != nil)
  }

  @Test("A place in the manifest is shown with its line, and a mark below the column")
  func place() {
    let problem = Problem(
      code: "unknown-key", summary: "Unknown key", detail: "It is not one.", hint: "memory",
      location: Location(file: "gwdeploy.yaml", line: 12, column: 5),
      sourceLine: "    memorySize: 1")
    #expect(
      ProblemText(Palette(isColoured: false)).error(problem) == """
        gwdeploy.yaml:12:5: error: Unknown key
          12 |     memorySize: 1
             |     ^
          It is not one.
          hint: memory
        """)
  }

  @Test("Of a long line what is around the place is shown")
  func longLine() {
    let problem = Problem(
      code: "x", summary: "Too long",
      location: Location(file: "f", line: 1, column: 501),
      sourceLine: String(repeating: "a", count: 500) + "b" + String(repeating: "c", count: 500))
    let lines = ProblemText(Palette(isColoured: false)).error(problem)
      .split(separator: "\n").map(Array.init)
    #expect(lines[1].count < 120 && lines[2].last == "^")
    #expect(lines[1][lines[2].count - 1] == "b")
  }

  @Test("Colours are there only where they are wanted")
  func colours() {
    let problem = Problem(code: "x", summary: "Something")
    #expect(!ProblemText(Palette(isColoured: false)).error(problem).contains("\u{1B}"))
    #expect(ProblemText(Palette(isColoured: true)).error(problem).contains("\u{1B}[31m"))
  }

  @Test("What stands between a parameter and a variable is said with its place and the way out")
  func storedValues() {
    let place = Location(file: "gwdeploy.yaml", line: 7, column: 20)
    let variable = StoredVariable(
      function: "hello", name: "DSN",
      parameter: .init(name: "/guide/dsn", encrypted: .copied, location: place))
    let denied = ServiceError(
      operation: "ssm:GetParameters",
      cause: .refused(status: 400, code: "AccessDeniedException", message: "not authorized"),
      effect: .read, requestID: nil, attempts: 1)
    let reasons: [(StoredValueError.Reason, String)] = [
      (.missing, "make it"), (.encrypted, #"{"ssm:GetParameter": "parameter/guide/dsn"}"#),
      (.list, "make it a String"), (.refused(denied), "`kms:Decrypt`"),
      (.environmentTooLarge(5000), "large values"),
    ]
    for (reason, hint) in reasons {
      let problem = Problem(StoredValueError.Obstacle(variable: variable, reason: reason))
      #expect(problem.location == place)
      #expect(problem.hint?.contains(hint) == true)
      #expect(
        "\(problem.summary) \(problem.detail)".contains("not authorized")
          == (hint == "`kms:Decrypt`"))
    }
  }
}
