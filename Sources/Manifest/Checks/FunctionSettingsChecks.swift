import FoundationEssentials
import Primitives

/// Which settings of one function go together, and what Lambda and IAM allow of them.
struct FunctionSettingsChecks {
  /// Lambda's most layers of a function.
  private static let mostLayers = 5
  /// Bytes of a role's inline policies together (IAM's quotas), of which some are for what
  /// gwdeploy grants by itself.
  private static let largestPolicy = 10_240 - 1_024

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    application.functions.flatMap { function in
      conflicts(function) + layers(function) + role(function) + oldRuntime(function)
    }
  }

  // MARK: Settings

  private func conflicts(_ function: Function) -> [Diagnostic] {
    func conflict(_ key: String, _ detail: String, _ hint: String? = nil) -> Diagnostic {
      Diagnostic(
        .settingsConflict, detail, hint: hint,
        at: resolution.place("functions", function.name, key))
    }
    var found: [Diagnostic] = []
    let hasLevels = function.logging.level != nil || function.logging.systemLevel != nil
    if hasLevels, function.logging.format != .json {
      found.append(
        conflict("logs", "Lambda knows levels only of logs in JSON.", "add `format: json`"))
    }
    if function.logging.group != nil, function.logRetention != nil {
      found.append(
        conflict(
          "logs",
          "`retention` is for the log group that is made for the function, and `group` names"
            + " another one.", "set the retention where that group is made"))
    }
    if let vpc = function.vpc, vpc.subnets.isEmpty || vpc.securityGroups.isEmpty {
      found.append(conflict("vpc", "A VPC needs at least one subnet and one security group."))
    }
    if !function.fileSystems.isEmpty, function.vpc == nil {
      found.append(
        conflict("fileSystems", "A file system of EFS is reached only in a VPC.", "add `vpc:`"))
    }
    if function.fileSystems.count > 1 {
      found.append(conflict("fileSystems", "Lambda takes one file system."))
    }
    return found + image(function, conflict) + snapStart(function, conflict)
      + concurrency(function, conflict)
  }

  private func image(
    _ function: Function, _ conflict: (String, String, String?) -> Diagnostic
  ) -> [Diagnostic] {
    guard function.isImage else {
      guard function.imageConfig != nil else { return [] }
      return [
        conflict("imageConfig", "It is of container images, and this function is a package.", nil)
      ]
    }
    let node = resolution.root["functions"]?[function.name]
    return ["runtime", "handler", "layers", "exclude"].filter { node?[$0] != nil }.map { key in
      conflict(
        key, "A container image has no `\(key)`: it holds all of that itself.",
        "leave it out; `\(key): null` unsets a default")
    }
  }

  private func snapStart(
    _ function: Function, _ conflict: (String, String, String?) -> Diagnostic
  ) -> [Diagnostic] {
    guard function.snapStart == .on else { return [] }
    let others = [
      ("`concurrency: provisioned`", function.provisionedConcurrency != nil),
      ("more than 512MB of `ephemeralStorage`", function.ephemeralStorage > 512),
      ("`fileSystems`", !function.fileSystems.isEmpty),
      ("a container image", function.isImage),
    ]
    return others.filter(\.1).map {
      conflict("snapStart", "Lambda takes no snapshots of a function with \($0.0).", nil)
    }
  }

  private func concurrency(
    _ function: Function, _ conflict: (String, String, String?) -> Diagnostic
  ) -> [Diagnostic] {
    guard let provisioned = function.provisionedConcurrency else { return [] }
    var found: [Diagnostic] = []
    if let reserved = function.reservedConcurrency, reserved < provisioned {
      found.append(
        conflict(
          "concurrency", "\(provisioned) are to be ready, and \(reserved) may run at once.",
          "reserve at least \(provisioned)"))
    }
    if let reserved = function.reservedConcurrency, provisioned...(2 * provisioned - 1) ~= reserved
    {
      found.append(
        Diagnostic(
          .noRoomToMove,
          "While a stage moves, \(provisioned) are ready of the old version and of the new one, and"
            + " Lambda refuses what is more than the \(reserved) that are reserved.",
          hint: "reserve at least \(2 * provisioned)",
          at: resolution.place("functions", function.name, "concurrency")))
    }
    return found
  }

  /// The runtimes that AWS no longer supports (Lambda's developer guide, "Lambda runtimes").
  private static let oldRuntimes: Set<String> = [
    "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "python2.7", "python3.6",
    "python3.7", "python3.8", "ruby2.5", "ruby2.7", "java8", "go1.x", "dotnetcore2.1",
    "dotnetcore3.1", "dotnet6", "provided",
  ]

  private func oldRuntime(_ function: Function) -> [Diagnostic] {
    guard Self.oldRuntimes.contains(function.runtime) else { return [] }
    return [
      Diagnostic(
        .oldRuntime,
        "AWS no longer mends `\(function.runtime)`, and refuses to make or change functions of old"
          + " runtimes after a while.",
        at: resolution.place("functions", function.name, "runtime"))
    ]
  }

  // MARK: Layers

  private func layers(_ function: Function) -> [Diagnostic] {
    let place = resolution.place("functions", function.name, "layers")
    let names = application.layers.map(\.name)
    var found = function.layers.compactMap { layer -> Diagnostic? in
      guard case .named(let name) = layer, !names.contains(name) else { return nil }
      let list = names.map { "`\($0)`" }.joined(separator: ", ")
      return Diagnostic(
        .unknownLayer,
        "There is no `\(name)` under `layers:`" + (names.isEmpty ? "." : "; there are \(list)."),
        hint: Spelling.nearest(to: name, among: names).map { "did you mean `\($0)`?" }, at: place)
    }
    if function.layers.count > Self.mostLayers {
      found.append(
        Diagnostic(
          .tooManyLayers,
          "There are \(function.layers.count), of which Lambda allows \(Self.mostLayers).",
          hint: "make one layer of several", at: place))
    }
    return found
  }

  // MARK: The role

  private func role(_ function: Function) -> [Diagnostic] {
    let permissions = function.permissions
    guard function.role == nil else { return permissionsOfForeignRole(function) }
    let statements = permissions.statements.filter { !Self.isSound($0) }.map { _ in
      Diagnostic(
        .invalidStatement,
        "A statement of a role has `Effect` (Allow or Deny), `Action` and `Resource` (or"
          + " `NotAction`, `NotResource`), and no `Principal`.",
        at: resolution.place("functions", function.name, "statements"))
    }
    let size =
      permissions.statements.reduce(0) { $0 + $1.utf8.filter { $0 > 0x20 }.count + 1 }
      + permissions.allow.reduce(0) { size, allowance in
        size + 90 + allowance.action.utf8.count
          + allowance.resources.reduce(0) { $0 + $1.utf8.count + 60 }
      }
    guard size > Self.largestPolicy else { return statements }
    return statements + [
      Diagnostic(
        .policyTooLarge,
        "What it says comes to about \(size) bytes; IAM allows 10240 for all policies inside of a"
          + " role, of which gwdeploy needs some.",
        hint: "put statements into a managed policy, and name that under `policies:`",
        at: resolution.place("functions", function.name))
    ]
  }

  private func permissionsOfForeignRole(_ function: Function) -> [Diagnostic] {
    ObjectSchema.functionPermissionFields.map(\.key)
      .filter { resolution.root["functions"]?[function.name]?[$0] != nil }
      .map { key in
        Diagnostic(
          .roleNotOurs,
          "`\(key)` is for the role that is made for a function, and `role` names another one.",
          hint: "leave out `role:`, or allow it where that role is made",
          at: resolution.place("functions", function.name, key))
      }
  }

  private static func isSound(_ statement: String) -> Bool {
    guard let json = try? JSONDecoder().decode(JSON.self, from: Data(statement.utf8)) else {
      return false
    }
    return ["Allow", "Deny"].contains(json["Effect"]?.string)
      && (json["Action"] ?? json["NotAction"]) != nil
      && (json["Resource"] ?? json["NotResource"]) != nil && json["Principal"] == nil
  }
}
