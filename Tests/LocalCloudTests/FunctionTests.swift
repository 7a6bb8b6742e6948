import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct FunctionTests {
  private let caller = Caller()

  @Test("A new function is Pending in the answer and reads back with AWS's defaults")
  func create() async throws {
    let made = try await caller.makeFunction()
    #expect(made["State"] == "Pending")
    #expect(made["StateReason"] == "The function is being created.")
    #expect(made["LastUpdateStatus"] == nil)
    #expect(made["Version"] == "$LATEST")
    let read = try await caller.lambda(.get, "hello")
    let configuration = try #require(read["Configuration"])
    #expect(configuration["State"] == "Active")
    #expect(configuration["LastUpdateStatus"] == "Successful")
    #expect(configuration["RevisionId"] != made["RevisionId"])
    #expect(configuration["FunctionArn"]?.string == Caller.functionARN())
    #expect(configuration["LastModified"] == "2026-01-01T00:00:00.000+0000")
    #expect(configuration["Timeout"] == 3)
    #expect(configuration["MemorySize"] == 128)
    #expect(configuration["Architectures"] == ["x86_64"])
    #expect(configuration["TracingConfig"] == ["Mode": "PassThrough"])
    #expect(configuration["EphemeralStorage"] == ["Size": 512])
    #expect(
      configuration["LoggingConfig"] == ["LogFormat": "Text", "LogGroup": "/aws/lambda/hello"])
    #expect(configuration["Environment"] == nil)
    #expect(configuration["CodeSize"] == 6)
    // printf 'PK\003\004v1' | openssl dgst -sha256 -binary | base64
    #expect(configuration["CodeSha256"] == "tAclo+cIhwoWl2kFLjwYiefdRIUY1nbSotYvZUp5Oe0=")
    #expect(read["Code", "RepositoryType"] == "S3")
    #expect(read["Tags"] == nil)
  }

  @Test("A name that is taken is a conflict, one that is not there is not found")
  func names() async throws {
    try await caller.makeFunction()
    #expect(
      try await caller.createFunction().fault
        == "409 ResourceConflictException: Function already exist: hello")
    #expect(
      try await caller.lambda(.get, "other").fault
        == "404 ResourceNotFoundException: Function not found: \(Caller.functionARN("other"))")
    #expect(
      try await caller.lambda(.get, "hello?Qualifier=7").fault
        == "404 ResourceNotFoundException: Function not found: \(Caller.functionARN()):7")
  }

  @Test("A function may be named by its ARN, of this region and with one qualifier")
  func addresses() async throws {
    try await caller.makeFunction()
    let arn = Caller.encoded(Caller.functionARN())
    #expect(try await caller.lambda(.get, arn).status == 200)
    let latest = try await caller.lambda(.get, "\(arn)%3A%24LATEST")
    #expect(
      latest["Configuration", "FunctionArn"]?.string == "\(Caller.functionARN()):$LATEST")
    #expect(
      try await caller.lambda(.get, "\(arn)%3A1?Qualifier=2").fault
        == "400 InvalidParameterValueException: The derived qualifier from the function name does "
        + "not match the specified qualifier.")
    let away = Caller.encoded(Caller.functionARN()).replacing("central", with: "west")
    #expect(
      try await caller.lambda(.get, away).fault
        == "404 ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this "
        + "region ('eu-central-1')")
  }

  @Test("A role must exist, trust Lambda and have had time to spread")
  func roles() async throws {
    let refusal =
      "400 InvalidParameterValueException: The role defined for the function cannot be assumed by "
      + "Lambda."
    #expect(try await caller.createFunction().fault == refusal)
    _ = try await caller.iam(
      "CreateRole",
      [
        ("RoleName", "role"),
        (
          "AssumeRolePolicyDocument",
          Caller.trust.replacing("lambda.amazonaws.com", with: "ec2.amazonaws.com")
        ),
      ])
    #expect(try await caller.createFunction().fault == refusal)
    _ = try await caller.iam(
      "UpdateAssumeRolePolicy", [("RoleName", "role"), ("PolicyDocument", Caller.trust)])
    #expect(try await caller.createFunction().status == 201)

    var settings = Cloud.Settings()
    settings.rolePropagation = .seconds(8)
    let slow = Caller(settings)
    try await slow.makeRole()
    #expect(try await slow.createFunction().fault == refusal)
    slow.cloud.advance(by: .seconds(8))
    #expect(try await slow.createFunction().status == 201)
  }

  @Test("While a function is made or updated, writes are conflicts")
  func settling() async throws {
    var settings = Cloud.Settings()
    settings.functionUpdate = .seconds(5)
    let caller = Caller(settings)
    try await caller.makeFunction()
    let change: JSON = ["Timeout": 5]
    #expect(
      try await caller.lambda(.put, "hello/configuration", change).fault
        == "409 ResourceConflictException: The operation cannot be performed at this time. The "
        + "function is currently in the following state: Pending")
    caller.cloud.advance(by: .seconds(5))
    let updated = try await caller.lambda(.put, "hello/configuration", change)
    #expect(updated["State"] == "Active")
    #expect(updated["LastUpdateStatus"] == "InProgress")
    let busy =
      "409 ResourceConflictException: The operation cannot be performed at this time. An update is "
      + "in progress for resource: \(Caller.functionARN())"
    #expect(try await caller.lambda(.put, "hello/configuration", change).fault == busy)
    #expect(try await caller.lambda(.post, "hello/versions", [:]).fault == busy)
    let code: JSON = ["ZipFile": .string(Caller.zip("v2"))]
    #expect(try await caller.lambda(.put, "hello/code", code).fault == busy)
    caller.cloud.advance(by: .seconds(5))
    #expect(
      try await caller.lambda(.get, "hello/configuration")["LastUpdateStatus"] == "Successful")
    #expect(try await caller.lambda(.put, "hello/code", code).status == 200)
  }

  @Test("A revision guards a write, and the end of an update makes a new one")
  func revisions() async throws {
    let made = try await caller.makeFunction()
    let stale: JSON = ["Timeout": 5, "RevisionId": made["RevisionId"] ?? nil]
    #expect(
      try await caller.lambda(.put, "hello/configuration", stale).fault
        == "412 PreconditionFailedException: The Revision Id provided does not match the latest "
        + "Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id")
    let now = try await caller.lambda(.get, "hello/configuration")["RevisionId"]
    let fresh: JSON = ["Timeout": 5, "RevisionId": now ?? nil]
    #expect(try await caller.lambda(.put, "hello/configuration", fresh)["Timeout"] == 5)
  }

  @Test("A refused update changes nothing")
  func refusedUpdate() async throws {
    try await caller.makeFunction()
    let before = try await caller.lambda(.get, "hello/configuration").text
    let answer = try await caller.lambda(
      .put, "hello/configuration", ["Timeout": 9, "MemorySize": 1])
    #expect(answer.status == 400)
    #expect(try await caller.lambda(.get, "hello/configuration").text == before)
  }

  @Test("What an update leaves out stays, and an Environment without Variables as well")
  func partialUpdate() async throws {
    try await caller.makeFunction("hello", ["Environment": ["Variables": ["AB": "1"]]])
    let kept = try await caller.lambda(
      .put, "hello/configuration", ["Environment": [:], "Description": "x"])
    #expect(kept["Environment"] == ["Variables": ["AB": "1"]])
    let cleared = try await caller.lambda(
      .put, "hello/configuration", ["Environment": ["Variables": [:]]])
    #expect(cleared["Environment"] == ["Variables": [:]])
    #expect(cleared["Description"] == "x")
  }

  @Test(
    "Values outside their range are refused",
    arguments: [
      (
        "MemorySize", 64,
        "400 ValidationException: 1 validation error detected: Value '64' at 'memorySize' failed "
          + "to satisfy constraint: Member must have value greater than or equal to 128"
      ),
      (
        "Timeout", 901,
        "400 ValidationException: 1 validation error detected: Value '901' at 'timeout' failed to "
          + "satisfy constraint: Member must have value less than or equal to 900"
      ),
      (
        "Timeout", true,
        "400 SerializationException: class java.lang.Boolean can not be converted to an Integer"
      ),
      (
        "Runtime", "python2.7",
        "400 InvalidParameterValueException: The runtime parameter of python2.7 is no longer "
          + "supported for creating or updating AWS Lambda functions. We recommend you use a "
          + "supported runtime while creating or updating functions."
      ),
      (
        "Code", ["ZipFile": "bm8gemlw"],
        "400 InvalidParameterValueException: Could not unzip uploaded file. Please check your "
          + "file, then try to upload again."
      ),
      (
        "Code", [:],
        "400 InvalidParameterValueException: Please provide a source for function code."
      ),
      (
        "CodeSigningConfigArn", [:],
        "400 ValidationException: Unknown member 'CodeSigningConfigArn'."
      ),
      (
        "Environment", ["Variables": ["AWS_REGION": "x"]],
        "400 InvalidParameterValueException: Lambda was unable to configure your environment "
          + "variables because the environment variables you have provided contains reserved keys "
          + "that are currently not supported for modification. Reserved keys used in this "
          + "request: AWS_REGION"
      ),
    ] as [(String, JSON, String)])
  func ranges(member: String, value: JSON, fault: String) async throws {
    try await caller.makeRole()
    #expect(try await caller.createFunction("hello", [member: value]).fault == fault)
    #expect(try await caller.lambda(.get, "hello").status == 404)
  }

  @Test("An environment of more than 4 KB is refused, and the message shows it")
  func environmentSize() async throws {
    try await caller.makeRole()
    let fits = String(repeating: "x", count: 4096 - #"{"AB":""}"#.count)
    let answer = try await caller.createFunction(
      "hello", ["Environment": ["Variables": ["AB": .string(fits + "x")]]])
    #expect(answer.fault.contains("exceeded the 4KB limit. String measured: {\"AB\":\"xxx"))
    let made = try await caller.createFunction(
      "hello", ["Environment": ["Variables": ["AB": .string(fits)]]])
    #expect(made.status == 201)
  }

  @Test("Functions are listed in pages, without their status")
  func list() async throws {
    for name in ["c", "a", "b"] { try await caller.makeFunction(name) }
    let first = try await caller.rest("lambda", .get, "/2015-03-31/functions?MaxItems=2")
    #expect(first["Functions"]?.array?.compactMap { $0["FunctionName"] } == ["a", "b"])
    #expect(first["Functions"]?.array?.first?["State"] == nil)
    let marker = Caller.encoded(first["NextMarker"]?.string ?? "")
    let second = try await caller.rest("lambda", .get, "/2015-03-31/functions?Marker=\(marker)")
    #expect(second["Functions"]?.array?.compactMap { $0["FunctionName"] } == ["c"])
    #expect(second["NextMarker"] == nil)
  }

  @Test("Deleting a function takes its versions along; $LATEST cannot go alone")
  func delete() async throws {
    try await caller.makeFunction("hello", ["Publish": true])
    #expect(
      try await caller.lambda(.delete, "hello?Qualifier=%24LATEST").fault
        == "400 InvalidParameterValueException: $LATEST version cannot be deleted without deleting "
        + "the function.")
    #expect(try await caller.lambda(.delete, "hello").status == 204)
    #expect(try await caller.lambda(.get, "hello?Qualifier=1").status == 404)
    #expect(try await caller.lambda(.delete, "hello").status == 404)
  }

  @Test("A function that is being made cannot be deleted, one that is being updated can")
  func deleteUnsettled() async throws {
    var settings = Cloud.Settings()
    settings.functionUpdate = .seconds(5)
    let caller = Caller(settings)
    try await caller.makeFunction()
    #expect(try await caller.lambda(.delete, "hello").status == 409)
    caller.cloud.advance(by: .seconds(5))
    _ = try await caller.lambda(.put, "hello/configuration", ["Timeout": 5])
    #expect(try await caller.lambda(.delete, "hello").status == 204)
  }

  @Test("Tags belong to the function, not to its versions")
  func tags() async throws {
    try await caller.makeFunction("hello", ["Tags": ["a": "1"], "Publish": true])
    let path = "/2017-03-31/tags/\(Caller.encoded(Caller.functionARN()))"
    #expect(
      try await caller.rest("lambda", .post, path, ["Tags": ["b c": "2"]]).status == 204)
    #expect(try await caller.rest("lambda", .delete, "\(path)?tagKeys=a").status == 204)
    #expect(try await caller.rest("lambda", .get, path)["Tags"] == ["b c": "2"])
    #expect(try await caller.lambda(.get, "hello")["Tags"] == ["b c": "2"])
    #expect(try await caller.lambda(.get, "hello?Qualifier=1")["Tags"] == nil)
    let version = try await caller.rest("lambda", .get, "\(path)%3A1")
    #expect(version.fault.hasPrefix("400 InvalidParameterValueException: Tags on function aliases"))
  }

  @Test("Reserved concurrency leaves a hundred for the others")
  func concurrency() async throws {
    try await caller.makeFunction()
    let path = "functions/hello/concurrency"
    #expect(try await caller.rest("lambda", .get, "/2019-09-30/\(path)").json == [:])
    let tooMuch = try await caller.rest(
      "lambda", .put, "/2017-10-31/\(path)", ["ReservedConcurrentExecutions": 901])
    #expect(
      tooMuch.fault
        == "400 InvalidParameterValueException: Specified ReservedConcurrentExecutions for function "
        + "decreases account's UnreservedConcurrentExecution below its minimum value of [100].")
    _ = try await caller.rest(
      "lambda", .put, "/2017-10-31/\(path)", ["ReservedConcurrentExecutions": 900])
    #expect(
      try await caller.lambda(.get, "hello")["Concurrency"]
        == ["ReservedConcurrentExecutions": 900])
    #expect(try await caller.rest("lambda", .delete, "/2017-10-31/\(path)").status == 204)
  }
}
