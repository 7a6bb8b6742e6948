import FoundationEssentials
import Primitives
import Testing

@testable import Provisioning
@testable import gwdeploy

@Suite("The shelf of deleted APIs")
struct ShelfTests {
  private func api(keptAt moment: Int, definitions: [String: JSON]) -> KeptAPI {
    KeptAPI(
      kind: "rest", account: "123456789012", region: "eu-central-1", keptAt: moment,
      api: ["id": "a1b2c3", "name": "the shop"], stages: [], definitions: definitions,
      resources: [], plans: [], referrers: [])
  }

  @Test("What is kept is found again by a later run, if it has a definition; the newest counts")
  func found() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "gwdeploy-\(UUID())").path
    defer { try? manager.removeItem(atPath: folder) }
    #expect(Shelf(folder).definitions.isEmpty)
    let shelf = Shelf(folder)
    try shelf.prepare()
    for (moment, definitions) in [(1, ["dev": ["a": 1]]), (2, ["dev": ["a": 2]]), (3, [:])]
      as [(Int, [String: JSON])]
    {
      try shelf.keep(api(keptAt: moment, definitions: definitions))
    }
    #expect(manager.createFile(atPath: "\(folder)/other.json", contents: Data("no".utf8)))
    #expect(Shelf(folder).definitions == ["a1b2c3": "\(folder)/the-shop-a1b2c3-2.json"])
    #expect(shelf.files == ["a1b2c3": "\(folder)/the-shop-a1b2c3-3.json"])
    #expect(try manager.attributesOfItem(atPath: folder)[.posixPermissions] as? UInt == 0o700)
  }

  @Test("A folder that cannot be made is a problem before anything is deleted")
  func unwritable() {
    #expect(throws: Problem.self) { try Shelf("/dev/null/removed").prepare() }
  }
}
