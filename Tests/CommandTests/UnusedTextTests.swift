import Testing

@testable import Provisioning
@testable import gwdeploy

@Suite("What nobody calls, in text")
struct UnusedTextTests {
  private static let day = 86_400.0

  /// One API that nobody calls, one of a stage past its time, and two of one name with calls.
  private var inventory: Inventory {
    func api(
      _ id: String, _ name: String, made: Double, tags: [String: String] = [:],
      _ stage: DeployedStage
    ) -> DeployedAPI {
      DeployedAPI(
        id: id, name: name, kind: .rest, madeAt: made * Self.day, tags: tags, stages: [stage],
        deployedAt: stage.deployedAt)
    }
    func stage(
      _ name: String, made: Double, cache: String? = nil, tags: [String: String] = [:]
    ) -> DeployedStage {
      DeployedStage(
        name: name, madeAt: made * Self.day, deployedAt: (made + 10) * Self.day, cacheSize: cache,
        tags: tags)
    }
    let ours = [World.projectTag: "guide"]
    let expiring = ours.merging([World.lifetimeTag: "604800"]) { $1 }
    var inventory = Inventory(window: Window(days: 30, endingAt: 200 * Self.day))
    inventory.apis = [
      api("a1", "old", made: 10, stage("prod", made: 10, cache: "0.5")),
      api("b2", "pr", made: 180, tags: ours, stage("pr-7", made: 180, tags: expiring)),
      api("c3", "twin", made: 10, stage("prod", made: 10)),
      api("d4", "twin", made: 10, stage("prod", made: 10)),
    ]
    for api in inventory.apis {
      for counter in [CallCounter(api), CallCounter(api, stage: api.stages?.first?.name)] {
        var count = CallCount([])
        if api.name == "twin" { count.requests = 3 }
        inventory.calls[counter] = count
      }
    }
    inventory.referrers["a1"] = [
      Referrer(kind: .alarm, id: "old-errors", name: "old-errors", stage: "prod", metrics: 1)
    ]
    return inventory
  }

  /// The lines of a text with single spaces.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").joined(separator: " ")
    }
  }

  @Test("There is a row for each with its evidence, and a word on all that is not listed")
  func table() {
    let reason = { (other: String) in
      "calls were counted that may be its own or of \(other), which bear the same name."
    }
    #expect(
      lines(UnusedText(Palette(isColoured: false)).text(inventory)) == [
        "API STAGE ID TYPE CALLS MADE DEPLOYED OURS COSTS REFERENCES",
        "old (all) a1 rest 0 190 d ago 180 d ago no $14.70/month alarm old-errors",
        "old prod a1 rest 0 190 d ago 180 d ago no $14.70/month alarm old-errors",
        // What both rows cost is paid once.
        "2 without a call in 30 days. Known costs: about $14.70 a month.",
        "",
        "PROJECT STAGE API RELEASED EXPIRED PROTECTED",
        "guide pr-7 b2 20 d ago 13 d ago no",
        "Not listed: 0 in use, 2 younger than the window.",
        "Not certain: twin (c3/prod): \(reason("d4"))",
        "Not certain: twin (c3): \(reason("d4"))",
        "Not certain: twin (d4/prod): \(reason("c3"))",
        "Not certain: twin (d4): \(reason("c3"))",
      ])
  }

  @Test("What is to be deleted is shown with what stays and why, and how long it takes")
  func clearance() {
    let inventory = inventory
    let text = ClearanceText(Palette(isColoured: false))
    let unasked = text.text(
      Clearance(inventory, Clearance.Scope()), in: inventory, folder: "kept")
    let stays = "stays, it is not ours (--include-foreign, or its id, deletes it all the same)"
    #expect(
      lines(unasked) == ["= old (a1/prod): \(stays)", "= old (a1): \(stays)", "Nothing to delete."])
    let named = text.text(
      Clearance(inventory, Clearance.Scope(targets: ["a1", "c3"])), in: inventory, folder: "kept")
    #expect(
      lines(named).suffix(2) == [
        "2 stages and 2 APIs to delete, kept in kept first.",
        "AWS deletes one REST API in 30 s: this takes 30 s at least.",
      ])
    #expect(lines(named).count { $0.hasPrefix("! twin (c3") } == 2)
  }
}
