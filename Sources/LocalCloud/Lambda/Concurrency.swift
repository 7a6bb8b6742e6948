internal import Primitives

/// The operations on a function's reserved concurrency.
enum Concurrency {
  /// What an account may run at once, and what of it cannot be reserved.
  private static let total = 1000
  private static let unreserved = 100

  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("ReservedConcurrentExecutions")
    let address = try unqualified(call, in: account)
    guard let number = try body.integer("ReservedConcurrentExecutions") else {
      throw .missing("reservedConcurrentExecutions")
    }
    var function = try account.function(address)
    guard number >= 0 else {
      throw .constraint(
        String(number), at: "reservedConcurrentExecutions",
        "have value greater than or equal to 0")
    }
    let others = account.functions.values.filter { $0.name != function.name }
    let reserved = others.reduce(number) { $0 + ($1.reservedConcurrency ?? 0) }
    guard total - reserved >= unreserved else {
      throw .Lambda.invalidParameter(
        "Specified ReservedConcurrentExecutions for function decreases account's "
          + "UnreservedConcurrentExecution below its minimum value of [\(unreserved)].")
    }
    function.reservedConcurrency = number
    account.functions[function.name] = function
    return .ok(["ReservedConcurrentExecutions": .int(number)])
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let function = try account.function(try unqualified(call, in: account))
    return .ok(
      .record([
        "ReservedConcurrentExecutions": function.reservedConcurrency.map(JSON.int)
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var function = try account.function(try unqualified(call, in: account))
    function.reservedConcurrency = nil
    account.functions[function.name] = function
    return .noContent
  }

  private static func unqualified(
    _ call: Call, in account: Account
  ) throws(Fault) -> FunctionAddress {
    let address = try FunctionAddress(call, in: account)
    guard address.qualifier == nil else {
      throw .Lambda.invalidParameter("This operation is permitted on Lambda functions only.")
    }
    return address
  }
}
