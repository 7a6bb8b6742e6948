internal import Primitives

/// The operations that make, read and delete functions.
enum Functions {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    guard call.body.count <= 70_167_211 else {
      throw .Lambda.tooLarge(
        "Request must be smaller than 70167211 bytes for the CreateFunction operation")
    }
    let body = try call.members(
      FunctionConfiguration.members + [
        "FunctionName", "Code", "Publish", "PackageType", "Tags", "Architectures",
      ])
    let address = try FunctionAddress(try body.required("FunctionName"), in: account)
    guard address.qualifier == nil else {
      throw .Lambda.invalidParameter("A function cannot be created with a qualifier.")
    }
    let type = try body.string("PackageType") ?? "Zip"
    try FunctionConfiguration.check(type, at: "packageType", among: ["Zip", "Image"])
    let isImage = type == "Image"
    let role = try body.required("Role")
    let runtime = try body.string("Runtime") ?? (isImage ? "" : nil)
    let handler = try body.string("Handler") ?? (isImage ? "" : nil)
    guard let runtime, let handler else {
      throw .Lambda.invalidParameter(
        "Runtime and Handler are mandatory parameters for functions created with deployment "
          + "packages.")
    }
    var configuration = FunctionConfiguration(
      runtime: runtime, role: role, handler: handler,
      logging: .init(group: "/aws/lambda/\(address.name)"))
    configuration.image = isImage ? .init() : nil
    try configuration.apply(body)
    guard let source = try body.structure("Code", FunctionCode.members) else {
      throw .missing("code")
    }
    let code = try FunctionCode(
      source, in: account, architectures: try body.strings("Architectures"))
    guard (code.image != nil) == isImage else {
      throw .Lambda.invalidParameter(
        "Please do not provide ImageUri when updating a function with packageType Zip.")
    }
    let tags = try body.map("Tags") ?? [:]
    try FunctionTags.check(tags)
    guard account.functions[address.name] == nil else {
      throw .Lambda.conflict("Function already exist: \(address.name)")
    }
    try account.checkAssumable(role)
    try account.check(configuration)

    let latest = FunctionVersion(
      configuration: configuration, code: code, modified: account.now,
      revision: account.identifiers.uuid(.revision), change: account.change(.creating))
    var function = Function(
      name: address.name, arn: address.arn, latest: latest, tags: tags)
    var made = latest
    if try body.bool("Publish") == true {
      made = function.publish(description: nil, now: account.now) {
        account.identifiers.uuid(.revision)
      }
    }
    account.functions[address.name] = function
    return .created(made.json(of: function, in: account, .unqualified, answering: .theChange))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let address = try FunctionAddress(call, in: account)
    let function = try account.function(address)
    let version = try account.version(address)
    let isTagged = address.qualifier == nil && !function.tags.isEmpty
    let location =
      "https://awslambda-\(account.region)-tasks.s3.\(account.region).amazonaws.com/snapshots/"
      + "\(account.id)/\(function.name)?versionId=\(version.qualifier)"
    return .ok(
      .record([
        "Configuration": version.json(of: function, in: account, address.view),
        "Code": version.code.image.map { image in
          [
            "RepositoryType": "ECR", "ImageUri": .string(image),
            "ResolvedImageUri": .string(version.code.resolvedImage),
          ]
        } ?? ["RepositoryType": "S3", "Location": .string(location)],
        "Tags": isTagged ? .map(function.tags) : nil,
        "Concurrency": function.reservedConcurrency.map {
          ["ReservedConcurrentExecutions": .int($0)]
        },
      ]))
  }

  static func getConfiguration(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let address = try FunctionAddress(call, in: account)
    let function = try account.function(address)
    let version = try account.version(address)
    return .ok(version.json(of: function, in: account, address.view))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    if let version = call.query["FunctionVersion"], version != "ALL" {
      throw .constraint(version, at: "functionVersion", "satisfy enum value set: [ALL]")
    }
    let withVersions = call.query["FunctionVersion"] == "ALL"
    let all = account.functions.values.sorted { $0.name < $1.name }.flatMap { function in
      let published = withVersions ? function.versions.sorted { $0.key < $1.key } : []
      return [(function, function.latest)] + published.map { (function, $0.value) }
    }
    let page = try Lambda.page(all, call) { "\($0.name) \(Versions.sortKey($1))" }
    return .ok(
      .record([
        "Functions": .array(
          page.items.map {
            $1.json(of: $0, in: account, withVersions ? .listed : .listedUnqualified)
          }),
        "NextMarker": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let address = try FunctionAddress(call, in: account)
    if address.qualifier == "$LATEST" {
      throw .Lambda.invalidParameter(
        "$LATEST version cannot be deleted without deleting the function.")
    }
    guard var function = account.functions[address.name] else {
      throw .Lambda.notFound(account.arn("lambda", "function:\(address.name)"))
    }
    if address.qualifier == nil {
      try function.latest.checkMade(at: account.now)
      account.functions[address.name] = nil
    } else if let number = address.number {
      let aliases = function.aliases.values.filter {
        $0.version == String(number) || $0.weights[String(number)] != nil
      }
      guard aliases.isEmpty else {
        throw .Lambda.conflict(
          "Unable to delete version because the following aliases reference it: "
            + "[\(aliases.map(\.name).sorted().joined(separator: ", "))]")
      }
      guard function.provisioned[String(number)] == nil else {
        throw .Lambda.conflict(
          "Unable to delete version because it has a Provisioned Concurrency Config.")
      }
      function.versions[number] = nil
      function.policies[String(number)] = nil
      account.functions[address.name] = function
    } else {
      throw .Lambda.invalidParameter("Deletion of aliases is not currently supported.")
    }
    return .noContent
  }
}

extension Account {
  /// Refuses a role that Lambda cannot assume (yet).
  func checkAssumable(_ arn: String) throws(Fault) {
    let owner = arn.split(separator: ":", omittingEmptySubsequences: false)[4]
    guard owner == id else {
      throw Fault(403, "AccessDeniedException", "Cross-account pass role is not allowed.")
    }
    guard let role = roles.values.first(where: { $0.arn == arn }),
      role.trusts("lambda.amazonaws.com"), role.trustChanged + settings.rolePropagation <= now
    else {
      throw .Lambda.invalidParameter(
        "The role defined for the function cannot be assumed by Lambda.")
    }
  }

  /// A change of a function that begins now.
  mutating func change(_ kind: FunctionVersion.Change.Kind) -> FunctionVersion.Change {
    FunctionVersion.Change(
      kind: kind, ends: now + settings.functionUpdate,
      revisionAfter: identifiers.uuid(.revision))
  }
}

extension FunctionVersion {
  /// Refuses to touch a function that is still being made.
  func checkMade(at now: Duration) throws(Fault) {
    guard pending(at: now) != .creating else {
      throw .Lambda.conflict(
        "The operation cannot be performed at this time. The function is currently in the "
          + "following state: Pending")
    }
  }

  /// Refuses to touch a function that is still being made or updated.
  func checkSettled(_ function: Function, at now: Duration) throws(Fault) {
    try checkMade(at: now)
    guard pending(at: now) != .updating else {
      throw .Lambda.conflict(
        "The operation cannot be performed at this time. An update is in progress for resource: "
          + function.arn)
    }
  }
}
