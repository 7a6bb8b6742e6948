import HTTP
import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("Lambda")
struct LambdaTests {
  private static let role = "arn:aws:iam::123456789012:role/gwdeploy/hello-dev"
  private static let arn = "arn:aws:lambda:eu-central-1:123456789012:function:hello"
  private static let arnInPath =
    "arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3Ahello"
  private static let revision = "11111111-2222-3333-4444-555555555555"

  private static let settings = Lambda.Settings(
    runtime: "python3.12", handler: "app.handler", role: role, description: "", timeout: 10,
    memorySize: 256, environment: ["lower_key": Secret("a"), "UPPER": Secret("b")],
    architecture: "arm64", logGroup: "/aws/lambda/hello")

  private static let configuration = """
    {"FunctionName":"hello","FunctionArn":"\(arn)","Runtime":"python3.12","Role":"\(role)",\
    "Handler":"app.handler","CodeSize":1024,"Description":"","Timeout":10,"MemorySize":256,\
    "LastModified":"2026-01-02T03:04:05.000+0000",\
    "CodeSha256":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=","Version":"$LATEST",\
    "Environment":{"Variables":{"lower_key":"a","UPPER":"b"}},"TracingConfig":\
    {"Mode":"PassThrough"},"RevisionId":"\(revision)","State":"Active",\
    "LastUpdateStatus":"Successful","PackageType":"Zip","Architectures":["arm64"],\
    "EphemeralStorage":{"Size":512},"LoggingConfig":{"LogFormat":"Text"}}
    """

  @Test("A function is read with its configuration and tags, keys of both as they are")
  func function() async throws {
    let (function, sent) = try await exchange(
      .text(
        """
        {"Configuration":\(Self.configuration),"Code":{"RepositoryType":"S3","Location":\
        "https://example.com/signed"},"Tags":{"gwdeploy:stage":"dev","Owner":"me"}}
        """)
    ) { try await Lambda($0).function("hello") }
    #expect(sent.map(\.line) == ["GET /2015-03-31/functions/hello"])
    #expect(function?.tags == ["gwdeploy:stage": "dev", "Owner": "me"])
    let configuration = try #require(function?.configuration)
    #expect(configuration.environment?.variables == Self.settings.environment)
    #expect(configuration.architectures == ["arm64"])
    #expect(configuration.codeSha256 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(configuration.version == "$LATEST")
    #expect(configuration.revisionId == Self.revision)
    #expect(configuration.readiness == .ready)
  }

  @Test("No value of an environment is in any description")
  func environment() async throws {
    let answer = Self.configuration.replacing(#""lower_key":"a""#, with: #""TOKEN":"hush""#)
    let (function, _) = try await exchange(.text(#"{"Configuration":\#(answer)}"#)) {
      try await Lambda($0).function("hello")
    }
    var settings = Self.settings
    settings.environment = ["TOKEN": Secret("hush")]
    let live = try #require(function?.configuration)
    #expect(live.environment?.variables?["TOKEN"] == Secret("hush"))
    var text = "\(live) \(settings) \(String(reflecting: live)) \(String(reflecting: settings))"
    dump(live, to: &text)
    dump(settings, to: &text)
    #expect(text.contains("TOKEN"))
    #expect(!text.contains("hush"))
  }

  @Test("What is not there is nil, and deleting it is no error")
  func notFound() async throws {
    let gone = ScriptedTransport.Outcome.refusal(
      404, "ResourceNotFoundException", "Function not found: \(Self.arn)")
    let (found, _) = try await exchange(gone, gone, gone, gone, gone) { client in
      let lambda = Lambda(client)
      try await lambda.deleteFunction("hello")
      try await lambda.removePermission("shop-dev", from: "hello", version: "7")
      return (
        try await lambda.function("hello"),
        try await lambda.configuration(of: "hello", version: "7"),
        try await lambda.permissions(of: "hello", version: "7")
      )
    }
    #expect(found.0 == nil)
    #expect(found.1 == nil)
    #expect(found.2.isEmpty)
  }

  @Test("A version is asked for by its number")
  func version() async throws {
    let answer = ScriptedTransport.Outcome.text(#"{"Configuration":\#(Self.configuration)}"#)
    let (timeouts, sent) = try await exchange(answer, answer) { client in
      [
        try await Lambda(client).configuration(of: "hello", version: "7")?.timeout,
        try await Lambda(client).configuration(of: "hello", version: "$LATEST")?.timeout,
      ]
    }
    #expect(timeouts == [10, 10])
    #expect(
      sent.map(\.line) == [
        "GET /2015-03-31/functions/hello?Qualifier=7",
        "GET /2015-03-31/functions/hello?Qualifier=%24LATEST",
      ])
  }

  @Test("Versions are listed to the end, without $LATEST")
  func versions() async throws {
    func page(_ versions: String..., next: String) -> ScriptedTransport.Outcome {
      let items = versions.map { #"{"FunctionName":"hello","Version":"\#($0)"}"# }
      return .text(#"{"Versions":[\#(items.joined(separator: ","))]\#(next)}"#)
    }
    let (versions, sent) = try await exchange(
      page("$LATEST", "1", next: #","NextMarker":"m/2""#), page("2", next: #","NextMarker":"""#)
    ) { try await Lambda($0).versions(of: "hello") }
    #expect(versions.map(\.version) == ["1", "2"])
    #expect(
      sent.map(\.line) == [
        "GET /2015-03-31/functions/hello/versions",
        "GET /2015-03-31/functions/hello/versions?Marker=m%2F2",
      ])
  }

  @Test("A function is made with its package in base64, once its role can be assumed")
  func createFunction() async throws {
    let package = try TemporaryFile(Array("PK zip".utf8))
    let (made, sent) = try await exchange(
      .refusal(
        400, "InvalidParameterValueException",
        "The role defined for the function cannot be assumed by Lambda."),
      .text(Self.configuration, status: 201)
    ) {
      try await Lambda($0).createFunction(
        "hello", Self.settings, code: .zip(.init(path: package.path, size: 6)),
        tags: ["gwdeploy:stage": "dev"])
    }
    #expect(sent.map(\.line) == Array(repeating: "POST /2015-03-31/functions", count: 2))
    #expect(sent[0].text == sent[1].text)
    #expect(
      try sent[0].json == [
        "FunctionName": "hello", "Runtime": "python3.12", "Handler": "app.handler",
        "Role": .string(Self.role), "Description": "", "Timeout": 10, "MemorySize": 256,
        "Environment": ["Variables": ["lower_key": "a", "UPPER": "b"]],
        "PackageType": "Zip", "Architectures": ["arm64"], "Publish": true,
        "Tags": ["gwdeploy:stage": "dev"],
        "Code": ["ZipFile": "UEsgemlw"],
      ])
    #expect(made.functionName == "hello")
  }

  @Test("The configuration is set as a whole, if nobody changed it since")
  func updateConfiguration() async throws {
    let (_, sent) = try await exchange(
      .refusal(
        409, "ResourceConflictException",
        "The operation cannot be performed at this time. An update is in progress for resource: "
          + Self.arn),
      .text(Self.configuration)
    ) {
      try await Lambda($0).updateConfiguration(
        of: "hello", Self.settings, replacing: Self.settings, revision: Self.revision)
    }
    #expect(sent.last?.line == "PUT /2015-03-31/functions/hello/configuration")
    #expect(
      try sent.last?.json == [
        "Runtime": "python3.12", "Handler": "app.handler", "Role": .string(Self.role),
        "Description": "", "Timeout": 10, "MemorySize": 256,
        "Environment": ["Variables": ["lower_key": "a", "UPPER": "b"]],
        "RevisionId": .string(Self.revision),
      ])
  }

  @Test("The code is changed with its architecture, and published")
  func updateCode() async throws {
    let package = try TemporaryFile(Array("PK zip".utf8))
    let (_, sent) = try await exchange(.text(Self.configuration)) {
      try await Lambda($0).updateCode(
        of: "hello", architecture: "arm64", code: .zip(.init(path: package.path, size: 6)),
        revision: nil)
    }
    #expect(sent.map(\.line) == ["PUT /2015-03-31/functions/hello/code"])
    #expect(
      try sent[0].json == ["Architectures": ["arm64"], "Publish": true, "ZipFile": "UEsgemlw"])
  }

  @Test("A changed revision is refused at once, as what it is")
  func precondition() async throws {
    let error = await #expect(throws: ServiceError.self) {
      try await exchange(
        .refusal(412, "PreconditionFailedException", "The Revision Id provided does not match")
      ) {
        try await Lambda($0).updateConfiguration(
          of: "hello", Self.settings, replacing: Self.settings, revision: Self.revision)
      }
    }
    #expect(error?.isRevisionMismatch == true)
    #expect(error?.followsLostAnswer == false)
    #expect(error?.attempts == 1)
  }

  @Test("An update whose answer was lost meets its own revision, and may have been done")
  func lostUpdate() async throws {
    let package = try TemporaryFile(Array("PK zip".utf8))
    let error = await #expect(throws: ServiceError.self) {
      try await exchange(
        .failure(TransportError(.connectionLost, delivery: .maybeSent, detail: "Empty reply")),
        .refusal(412, "PreconditionFailedException", "The Revision Id provided does not match")
      ) {
        try await Lambda($0).updateCode(
          of: "hello", architecture: "arm64", code: .zip(.init(path: package.path, size: 6)),
          revision: Self.revision)
      }
    }
    #expect(error?.isRevisionMismatch == true)
    #expect(error?.mayHaveBeenDone == true)
  }

  @Test(
    "No other refusal is a changed revision",
    arguments: [(409, "ResourceConflictException"), (412, "412"), (404, "NotFoundException")])
  func otherRefusals(status: Int, code: String) async {
    let error = await #expect(throws: ServiceError.self) {
      try await exchange(.refusal(status, code)) {
        try await Lambda($0).updateConfiguration(
          of: "hello", Self.settings, replacing: Self.settings, revision: Self.revision)
      }
    }
    #expect(error?.isRevisionMismatch == false)
  }

  private static let writes = [
    Operation("DELETE /2015-03-31/functions/hello") {
      try await Lambda($0).deleteFunction("hello")
    },
    Operation("DELETE /2015-03-31/functions/hello?Qualifier=7") {
      try await Lambda($0).deleteFunction("hello", version: "7")
    },
    Operation("POST /2017-03-31/tags/\(arnInPath)", ["Tags": ["owner": "me"]]) {
      try await Lambda($0).tag(arn, ["owner": "me"])
    },
    Operation("DELETE /2017-03-31/tags/\(arnInPath)?tagKeys=owner&tagKeys=a%20b") {
      try await Lambda($0).untag(arn, keys: ["owner", "a b"])
    },
    Operation("DELETE /2015-03-31/functions/hello/policy/shop-dev?Qualifier=7") {
      try await Lambda($0).removePermission("shop-dev", from: "hello", version: "7")
    },
  ]

  @Test("A write sends what AWS's model says", arguments: writes)
  func write(_ operation: Operation) async throws {
    try await operation.expectRequest(status: 204)
  }
}
