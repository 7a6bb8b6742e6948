internal import Primitives

extension FunctionConfiguration {
  /// The members of CreateFunction and UpdateFunctionConfiguration that this reads.
  static let members = [
    "Runtime", "Role", "Handler", "Description", "Timeout", "MemorySize", "Environment",
    "TracingConfig", "Layers", "EphemeralStorage", "LoggingConfig", "VpcConfig", "SnapStart",
    "DeadLetterConfig", "KMSKeyArn", "FileSystemConfigs", "ImageConfig",
  ]

  /// Takes over what a request sets; what it leaves out stays.
  mutating func apply(_ body: Members) throws(Fault) {
    if let value = try body.string("Runtime") { runtime = try Runtimes.checked(value) }
    if let value = try body.string("Role") { role = try Self.checkedRole(value) }
    if let value = try body.string("Handler") { handler = try Self.checkedHandler(value) }
    if let value = try body.string("Description") {
      try Self.check(length: value, at: "description", most: 256)
      description = value
    }
    if let value = try body.integer("Timeout") {
      try Self.check(value, at: "timeout", 1...900)
      timeout = value
    }
    if let value = try body.integer("MemorySize") {
      try Self.check(value, at: "memorySize", 128...10_240)
      memorySize = value
    }
    if let value = try body.structure("EphemeralStorage", "Size")?.integer("Size") {
      try Self.check(value, at: "ephemeralStorage.size", 512...10_240)
      ephemeralStorage = value
    }
    // An Environment without Variables keeps what there is.
    if let value = try body.structure("Environment", "Variables")?.map("Variables") {
      try EnvironmentVariables.check(value)
      environment = value
    }
    if let value = try body.structure("TracingConfig", "Mode")?.string("Mode") {
      try Self.check(value, at: "tracingConfig.mode", among: ["Active", "PassThrough"])
      tracing = value
    }
    if let value = try body.strings("Layers") { layers = value }
    try applyNetwork(body)
    try applyImage(body)
    try applyLogging(body)
    try checkTogether()
  }

  private mutating func applyLogging(_ body: Members) throws(Fault) {
    let known = try body.structure(
      "LoggingConfig", "LogFormat", "LogGroup", "ApplicationLogLevel", "SystemLogLevel")
    guard let given = known else { return }
    if let format = try given.string("LogFormat") {
      try Self.check(format, at: "loggingConfig.logFormat", among: ["JSON", "Text"])
      logging.format = format
    }
    if let group = try given.string("LogGroup") { logging.group = group }
    let application = try given.string("ApplicationLogLevel")
    let system = try given.string("SystemLogLevel")
    guard logging.format == "JSON" else {
      guard application == nil, system == nil else {
        throw .Lambda.invalidParameter(
          "To set the LogLevel, you must set the LogFormat to JSON.")
      }
      logging.applicationLevel = nil
      logging.systemLevel = nil
      return
    }
    logging.applicationLevel = application ?? logging.applicationLevel ?? "INFO"
    logging.systemLevel = system ?? logging.systemLevel ?? "INFO"
  }

  private static func checkedRole(_ arn: String) throws(Fault) -> String {
    guard
      arn.wholeMatch(of: /arn:(aws[a-zA-Z-]*)?:iam::[0-9]{12}:role\/?[a-zA-Z_0-9+=,.@\-\/]+/) != nil
    else {
      throw .constraint(
        arn, at: "role",
        #"satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?"#
          + #"[a-zA-Z_0-9+=,.@\-_/]+"#)
    }
    return arn
  }

  private static func checkedHandler(_ handler: String) throws(Fault) -> String {
    try check(length: handler, at: "handler", most: 128)
    guard !handler.isEmpty, !handler.contains(where: \.isWhitespace) else {
      throw .constraint(
        handler, at: "handler", #"satisfy regular expression pattern: [^\s]+"#)
    }
    return handler
  }

  static func check(_ value: Int, at member: String, _ range: ClosedRange<Int>) throws(Fault) {
    if value < range.lowerBound {
      throw .constraint(
        String(value), at: member, "have value greater than or equal to \(range.lowerBound)")
    }
    if value > range.upperBound {
      throw .constraint(
        String(value), at: member, "have value less than or equal to \(range.upperBound)")
    }
  }

  private static func check(length text: String, at member: String, most: Int) throws(Fault) {
    guard text.utf16.count <= most else {
      throw .constraint(text, at: member, "have length less than or equal to \(most)")
    }
  }

  static func check(_ value: String, at member: String, among all: [String]) throws(Fault) {
    guard all.contains(value) else {
      throw .constraint(
        value, at: member, "satisfy enum value set: [\(all.joined(separator: ", "))]")
    }
  }
}
