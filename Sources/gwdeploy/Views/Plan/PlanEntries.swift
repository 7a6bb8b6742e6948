import Provisioning

/// The lines of a plan: its changes by what they are about, functions first, the stage last.
struct PlanEntries {
  /// How many lines of new routes are shown.
  private static let routeLimit = 40

  private let changes: [Change]
  private let plan: Plan

  init(_ changes: [Change], of plan: Plan) {
    self.changes = changes
    self.plan = plan
  }

  var all: [PlanEntry] { functions + api + routes + others + stage + retired }

  // MARK: Functions

  /// What belongs to a function, the most telling first.
  private static let functionKinds: [Kind] = [
    .function, .version, .role, .rolePolicy, .policyAttachment, .logGroup, .permission, .alias,
    .provisionedConcurrency,
  ]

  private var functions: [PlanEntry] {
    // What a permission is called begins with its function: `hello (authorizers)`.
    grouped(Self.functionKinds) { String($0.id.name.prefix { $0 != " " }) }.flatMap { changes in
      PlanEntry.folding(changes) { change in
        [.function, .version].contains(change.id.kind)
          ? "function \(change.id.name)" : "\(change.id.kind.words) \(change.id.name)"
      }
    }
  }

  // MARK: The API

  private var isWholeAPIDeleted: Bool {
    plan.changes.contains { $0.id.kind == .restAPI && $0.action == .delete }
  }

  private var api: [PlanEntry] {
    PlanEntry.folding(of([.restAPI])) { _ in "API \(plan.world.apiName)" }
  }

  /// What a route is made of.
  private static let routeKinds: [Kind] = [
    .method, .integration, .methodResponse, .integrationResponse,
  ]

  /// A method, its integration and their responses are a route; its path is seen by it.
  private var routes: [PlanEntry] {
    guard !isWholeAPIDeleted else { return [] }
    // What a response is called begins with its route: `GET /users 200`.
    let routes = grouped(Self.routeKinds) { change in
      change.id.name.split(separator: " ").prefix(2).joined(separator: " ")
    }.flatMap { changes in
      PlanEntry.folding(changes) { title(ofRoute: $0, changes) }
    }
    return shortened(merged(routes)) + paths
  }

  private func title(ofRoute change: Change, _ changes: [Change]) -> String {
    guard change.action == .create,
      let integration = changes.first(where: { $0.id.kind == .integration && $0.action == .create })
    else { return change.id.name }
    return "\(change.id.name) → \(target(of: integration))"
  }

  /// What an integration passes requests to: a function by its name in the manifest, or a URI.
  private func target(of integration: Change) -> String {
    guard case .text(let uri) = integration.attributes["uri"], !uri.isEmpty else {
      if case .text(let type) = integration.attributes["type"] { return type.lowercased() }
      return "?"
    }
    guard let start = uri.firstRange(of: ":function:")?.upperBound else { return uri }
    let name = uri[start...].prefix { $0 != ":" && $0 != "/" }
    let prefix = "\(plan.world.prefix)-"
    return String(name.hasPrefix(prefix) ? name.dropFirst(prefix.count) : name)
  }

  /// New routes to one place on one path share a line: `GET, POST /users → hello`.
  private func merged(_ routes: [PlanEntry]) -> [PlanEntry] {
    routes.reduce(into: []) { merged, route in
      guard route.action == .create, let last = merged.last, last.action == .create,
        let path = route.title.firstIndex(of: " "), last.title.hasSuffix(route.title[path...]),
        last.title.dropLast(route.title[path...].count).allSatisfy({ $0 != "/" })
      else { return merged.append(route) }
      merged[merged.count - 1].title =
        "\(last.title.dropLast(route.title[path...].count)), \(route.title)"
    }
  }

  /// Of very many new routes the first are shown, of others all.
  private func shortened(_ routes: [PlanEntry]) -> [PlanEntry] {
    let new = routes.filter { $0.action == .create }
    guard new.count > Self.routeLimit else { return routes }
    let more = PlanEntry(
      action: .create, title: "… and \(new.count - Self.routeLimit + 1) more lines of routes",
      remark: "--output json has all of them")
    return new.prefix(Self.routeLimit - 1) + [more] + routes.filter { $0.action != .create }
  }

  /// Paths that no route of the plan shows to be made or deleted.
  private var paths: [PlanEntry] {
    let routes = of([.method])
    return of([.resource]).filter { path in
      !routes.contains { route in
        let own = route.id.name.drop { $0 != " " }.dropFirst()
        return route.action == path.action
          && (own == path.id.name || own.hasPrefix("\(path.id.name)/"))
      }
    }.map { PlanEntry(action: $0.action, title: "path \($0.id.name)", remark: $0.reason) }
  }

  // MARK: The stage

  private var stage: [PlanEntry] {
    PlanEntry.folding(of([.stage, .deployment].filter { !isWholeAPIDeleted || $0 == .stage })) {
      "\($0.id.kind.words) \($0.id.name)"
    }
  }

  /// Versions and deployments that go since no release names them: a line for each reason.
  private var retired: [PlanEntry] {
    let retired = changes.filter(\.isRetirement)
    return Self.distinct(retired.map(\.reason)).map { reason in
      let kinds = retired.filter { $0.reason == reason }.map(\.id.kind.words)
      let counts = Self.distinct(kinds).map { kind in
        let count = kinds.filter { $0 == kind }.count
        return "\(count) old \(kind)\(count == 1 ? "" : "s")"
      }
      return PlanEntry(
        action: .delete, title: counts.joined(separator: ", "), remark: reason)
    }
  }

  // MARK: All else

  private static let known =
    functionKinds + routeKinds + [.restAPI, .resource, .stage, .deployment]

  private var others: [PlanEntry] {
    // What goes with something larger is seen by that, but alarms only go with each other.
    let others = changes.filter { change in
      !Self.known.contains(change.id.kind)
        && (!change.goesWithContainer || change.id.kind == .alarm)
    }
    return others.flatMap { change in
      PlanEntry.folding([change]) { "\($0.id.kind.words) \($0.id.name)" }
    }
  }

  // MARK: Order

  /// The changes of some kinds, in the order of the kinds.
  private func of(_ kinds: [Kind]) -> [Change] {
    kinds.flatMap { kind in changes.filter { $0.id.kind == kind && !$0.isRetirement } }
  }

  /// The changes of some kinds that are about one thing, by when the thing is first met.
  private func grouped(_ kinds: [Kind], by name: (Change) -> String) -> [[Change]] {
    let changes = of(kinds)
    let groups = Dictionary(grouping: changes, by: name)
    let members = Set(kinds)
    let names = self.changes.filter { members.contains($0.id.kind) }.map(name)
    return Self.distinct(names).compactMap { groups[$0] }
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Change {
  /// Whether this deletes what only an old release named.
  fileprivate var isRetirement: Bool {
    action == .delete && [.version, .deployment].contains(id.kind) && !reason.isEmpty
  }
}
