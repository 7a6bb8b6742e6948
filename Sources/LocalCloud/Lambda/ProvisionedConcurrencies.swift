internal import Primitives

/// Concurrency that is provisioned for a version or an alias.
struct ProvisionedConcurrency: Sendable {
  var requested: Int
  var began: Duration
}

/// The operations on provisioned concurrency.
enum ProvisionedConcurrencies {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("ProvisionedConcurrentExecutions")
    var (function, qualifier) = try target(call, in: account)
    guard let amount = try body.integer("ProvisionedConcurrentExecutions") else {
      throw .missing("provisionedConcurrentExecutions")
    }
    guard amount >= 1 else {
      throw .constraint(
        String(amount), at: "provisionedConcurrentExecutions",
        "have value greater than or equal to 1")
    }
    if let number = Int(qualifier) {
      guard function.versions[number]?.configuration.snapStart != "PublishedVersions" else {
        throw .Lambda.invalidParameter(
          "Provisioned Concurrency is not supported for functions with SnapStart enabled.")
      }
      try function.versions[number]?.checkMade(at: account.now)
    }
    let others = function.provisioned.filter { $0.key != qualifier }
    let all = others.values.reduce(amount) { $0 + $1.requested }
    if let reserved = function.reservedConcurrency, all > reserved {
      throw .Lambda.invalidParameter(
        "Requested Provisioned Concurrency should not be greater than the "
          + "reservedConcurrentExecution for function")
    }
    let config = ProvisionedConcurrency(requested: amount, began: account.now)
    function.provisioned[qualifier] = config
    account.functions[function.name] = function
    return Reply(
      status: 202,
      content: .json(json(config, in: account, isAnswer: true)))
  }

  static func getOrList(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try call.query["List"] == nil ? get(&account, call) : list(&account, call)
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let (function, qualifier) = try target(call, in: account)
    guard let config = function.provisioned[qualifier] else {
      throw Fault(
        404, "ProvisionedConcurrencyConfigNotFoundException",
        "No Provisioned Concurrency Config found for this function")
    }
    return .ok(json(config, in: account))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let function = try account.function(try FunctionAddress(call, in: account))
    guard call.query["List"] == "ALL" else { throw .missing("qualifier") }
    let page = try Lambda.page(
      function.provisioned.sorted { $0.key < $1.key }, call, key: \.key)
    let configs = page.items.map { qualifier, config -> JSON in
      var members = json(config, in: account).object ?? [:]
      members["FunctionArn"] = .string("\(function.arn):\(qualifier)")
      return .object(members)
    }
    return .ok(
      .record([
        "ProvisionedConcurrencyConfigs": .array(configs),
        "NextMarker": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var (function, qualifier) = try target(call, in: account)
    function.provisioned[qualifier] = nil
    account.functions[function.name] = function
    return .noContent
  }

  private static func target(
    _ call: Call, in account: Account
  ) throws(Fault) -> (Function, qualifier: String) {
    let address = try FunctionAddress(call, in: account)
    let function = try account.function(address)
    guard let qualifier = address.qualifier, qualifier != "$LATEST" else {
      throw .Lambda.invalidParameter(
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.")
    }
    _ = try account.version(address)
    return (function, qualifier)
  }

  private static func json(
    _ config: ProvisionedConcurrency, in account: Account, isAnswer: Bool = false
  ) -> JSON {
    let isReady = !isAnswer && config.began + account.settings.functionUpdate <= account.now
    return .record([
      "RequestedProvisionedConcurrentExecutions": .int(config.requested),
      "AvailableProvisionedConcurrentExecutions": .int(isReady ? config.requested : 0),
      "AllocatedProvisionedConcurrentExecutions": .int(isReady ? config.requested : 0),
      "Status": isReady ? "READY" : "IN_PROGRESS",
      "LastModified": .string(account.lambdaTime(config.began)),
    ])
  }
}
