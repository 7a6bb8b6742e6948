/// The names that Lambda accepts for a runtime.
enum Runtimes {
  private static let supported: Set = [
    "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x", "nodejs26.x",
    "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14",
    "python3.15",
    "java8.al2", "java11", "java17", "java21", "java25", "java8.al2023", "java11.al2023",
    "java17.al2023",
    "dotnet6", "dotnet8", "dotnet10", "ruby3.2", "ruby3.3", "ruby3.4", "ruby4.0",
    "provided.al2", "provided.al2023",
  ]

  private static let retired: Set = [
    "nodejs", "nodejs4.3", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x",
    "nodejs16.x", "java8", "python2.7", "python3.6", "python3.7", "python3.8", "dotnetcore1.0",
    "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "go1.x", "ruby2.5", "ruby2.7", "provided",
  ]

  static func checked(_ name: String) throws(Fault) -> String {
    guard !retired.contains(name) else {
      throw .Lambda.invalidParameter(
        "The runtime parameter of \(name) is no longer supported for creating or updating AWS "
          + "Lambda functions. We recommend you use a supported runtime while creating or "
          + "updating functions.")
    }
    guard supported.contains(name) else {
      throw .Lambda.invalidParameter(
        "Value \(name) at 'runtime' failed to satisfy constraint: Member must satisfy enum value "
          + "set: [\(supported.sorted().joined(separator: ", "))] or be a valid ARN")
    }
    return name
  }
}
