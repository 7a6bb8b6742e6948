import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct ResourceTests {
  private let caller = Caller()

  @Test("Resources are listed by path, with their methods if asked for")
  func list() async throws {
    let (api, root) = try await caller.makeAPI()
    let users = try await caller.makeResource("users", under: root)
    _ = try await caller.makeResource("{id}", under: users)
    try await caller.makeMethod("GET", on: users)
    let plain = try await caller.gateway(.get, "\(api)/resources")
    #expect(plain.items.compactMap { $0["path"] } == ["/", "/users", "/users/{id}"])
    #expect(plain.items.first?["parentId"] == nil)
    #expect(plain.items[1]["resourceMethods"] == ["GET": [:]])
    let whole = try await caller.gateway(.get, "\(api)/resources?embed=methods&limit=2")
    #expect(whole.items[1]["resourceMethods"]?["GET"]?["methodIntegration"]?["type"] == "MOCK")
    let position = Caller.encoded(whole["position"]?.string ?? "")
    let rest = try await caller.gateway(.get, "\(api)/resources?limit=2&position=\(position)")
    #expect(rest.items.compactMap { $0["pathPart"] } == ["{id}"])
  }

  @Test("Siblings differ in name, and one of them at most is a variable")
  func siblings() async throws {
    let (_, root) = try await caller.makeAPI()
    _ = try await caller.makeResource("pets", under: root)
    let proxy = try await caller.makeResource("{proxy+}", under: root)
    #expect(
      try await caller.gateway(.post, root, ["pathPart": "pets"]).fault
        == "409 ConflictException: Another resource with the same parent already has this name: "
        + "pets")
    #expect(
      try await caller.gateway(.post, root, ["pathPart": "{id}"]).fault
        == "400 BadRequestException: A sibling ({proxy+}) of this resource already has a variable "
        + "path part -- only one is allowed")
    #expect(
      try await caller.gateway(.post, proxy, ["pathPart": "x"]).fault
        == "400 BadRequestException: Cannot create a child of a resource with a greedy path "
        + "variable: {proxy+}")
    #expect(try await caller.gateway(.post, root, ["pathPart": "a/b"]).status == 400)
    #expect(try await caller.gateway(.post, root, ["pathPart": "{id"]).status == 400)
  }

  @Test("Deleting a resource takes those under it along")
  func delete() async throws {
    let (api, root) = try await caller.makeAPI()
    let users = try await caller.makeResource("users", under: root)
    let user = try await caller.makeResource("{id}", under: users)
    #expect(try await caller.gateway(.delete, users).status == 202)
    #expect(
      try await caller.gateway(.delete, user).fault
        == "404 NotFoundException: Invalid Resource identifier specified")
    #expect(try await caller.gateway(.get, "\(api)/resources").items.count == 1)
    #expect(try await caller.gateway(.delete, root).status == 400)
  }

  @Test("A resource can be renamed and moved, but not under itself")
  func update() async throws {
    let (_, root) = try await caller.makeAPI()
    let pets = try await caller.makeResource("pets", under: root)
    let child = try await caller.makeResource("{id}", under: pets)
    let id = { (path: String) in path.split(separator: "/").last.map(String.init) ?? "" }
    #expect(try await caller.patch(pets, [("replace", "/pathPart", "dogs")])["path"] == "/dogs")
    #expect(try await caller.gateway(.get, child)["path"] == "/dogs/{id}")
    #expect(
      try await caller.patch(pets, [("replace", "/parentId", id(child))]).fault
        == "400 BadRequestException: Resources cannot be cyclical.")
    #expect(
      try await caller.patch(pets, [("add", "/pathPart", "x")]).fault
        == "400 BadRequestException: Invalid patch path  '/pathPart' specified for op 'add'. "
        + "Please choose supported operations")
    #expect(
      try await caller.patch(pets, [("replace", "/invalid", "x")]).fault
        == "400 BadRequestException: Invalid patch path  '/invalid' specified for op 'replace'. "
        + "Must be one of: [/parentId, /pathPart]")
    let moved = try await caller.patch(child, [("replace", "/parentId", id(root))])
    #expect(moved["path"] == "/{id}")
  }

  @Test("An API takes 300 resources")
  func quota() async throws {
    let (_, root) = try await caller.makeAPI()
    for number in 1..<300 { _ = try await caller.makeResource("r\(number)", under: root) }
    let answer = try await caller.gateway(.post, root, ["pathPart": "more"])
    #expect(answer.fault.hasPrefix("429 LimitExceededException: "))
  }
}
