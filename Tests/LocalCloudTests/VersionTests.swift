import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct VersionTests {
  private let caller = Caller()

  @Test("Publishing twice without a change gives the first version again, description and all")
  func same() async throws {
    try await caller.makeFunction()
    let first = try await caller.lambda(.post, "hello/versions", ["Description": "first"])
    #expect(first.status == 201)
    #expect(first["Version"] == "1")
    #expect(first["FunctionArn"]?.string == "\(Caller.functionARN()):1")
    #expect(first["State"] == "Active")
    let second = try await caller.lambda(.post, "hello/versions", ["Description": "second"])
    #expect(second.status == 201)
    #expect(second.json == first.json)
  }

  @Test("A change of code or configuration makes the next version, and going back one more")
  func changes() async throws {
    try await caller.makeFunction("hello", ["Publish": true])
    let code = try await caller.lambda(
      .put, "hello/code", ["ZipFile": .string(Caller.zip("v2")), "Publish": true])
    #expect(code["Version"] == "2")
    #expect(code["FunctionArn"]?.string == "\(Caller.functionARN()):2")
    _ = try await caller.lambda(.put, "hello/configuration", ["Timeout": 9])
    #expect(try await caller.lambda(.post, "hello/versions", [:])["Version"] == "3")
    let back = try await caller.lambda(
      .put, "hello/code", ["ZipFile": .string(Caller.zip("v1")), "Publish": true])
    #expect(back["Version"] == "4")
    let old = try await caller.lambda(.get, "hello/configuration?Qualifier=2")
    #expect(old["Timeout"] == 3)
  }

  @Test("A version has a revision of its own, which stays")
  func revisions() async throws {
    let made = try await caller.makeFunction("hello", ["Publish": true])
    #expect(made["Version"] == "1")
    #expect(made["FunctionArn"]?.string == Caller.functionARN())
    #expect(made["State"] == "Pending")
    let version = try await caller.lambda(.get, "hello/configuration?Qualifier=1")
    #expect(version["State"] == "Active")
    #expect(version["RevisionId"] == made["RevisionId"])
    let latest = try await caller.lambda(.get, "hello/configuration")
    #expect(latest["RevisionId"] != version["RevisionId"])
  }

  @Test("A version that was just published with its code settles with the update")
  func settling() async throws {
    var settings = Cloud.Settings()
    settings.functionUpdate = .seconds(5)
    let caller = Caller(settings)
    try await caller.makeFunction()
    caller.cloud.advance(by: .seconds(5))
    let code = try await caller.lambda(
      .put, "hello/code", ["ZipFile": .string(Caller.zip("v2")), "Publish": true])
    #expect(code["LastUpdateStatus"] == "InProgress")
    caller.cloud.advance(by: .seconds(5))
    let version = try await caller.lambda(.get, "hello/configuration?Qualifier=1")
    #expect(version["LastUpdateStatus"] == "Successful")
  }

  @Test("The code that is published can be guarded by its digest")
  func guarded() async throws {
    let made = try await caller.makeFunction()
    let current = made["CodeSha256"]?.string ?? ""
    let wrong = try await caller.lambda(.post, "hello/versions", ["CodeSha256": "other"])
    #expect(
      wrong.fault
        == "400 InvalidParameterValueException: CodeSHA256 (other) is different from current "
        + "CodeSHA256 in $LATEST (\(current)). Please try again with the CodeSHA256 in $LATEST.")
    let right = try await caller.lambda(
      .post, "hello/versions", ["CodeSha256": .string(current)])
    #expect(right.status == 201)
  }

  @Test("The number of a deleted version is not used again")
  func numbers() async throws {
    try await caller.makeFunction("hello", ["Publish": true])
    _ = try await caller.lambda(.delete, "hello?Qualifier=1")
    #expect(try await caller.lambda(.post, "hello/versions", [:])["Version"] == "2")
  }

  @Test("Versions are listed after $LATEST by number, 50 on a page")
  func list() async throws {
    try await caller.makeFunction()
    for number in 1...52 {
      _ = try await caller.lambda(.put, "hello/configuration", ["Timeout": .integer(Int64(number))])
      _ = try await caller.lambda(.post, "hello/versions", [:])
    }
    let first = try await caller.lambda(.get, "hello/versions")
    let marker = Caller.encoded(first["NextMarker"]?.string ?? "")
    let second = try await caller.lambda(.get, "hello/versions?Marker=\(marker)")
    let pages = [first, second].map { $0["Versions"]?.array?.compactMap { $0["Version"] } ?? [] }
    #expect(pages[0].first == "$LATEST")
    #expect(pages[0].count == 50)
    #expect(pages[1] == ["50", "51", "52"])
    #expect(second["NextMarker"] == nil)
  }
}
