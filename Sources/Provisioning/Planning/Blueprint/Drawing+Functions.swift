import AWSClient
import Manifest

extension Drawing {
  /// A function with what only it needs.
  func resources(of function: Manifest.Function) -> [any Resource] {
    let code = code[function.name]
    let logGroup = LogGroup(
      function: function.name, groupName: world.logGroupName(function.name),
      retention: function.logRetention, tags: tags(function: function.name))
    var resources: [any Resource] = [logGroup]
    if function.role == nil {
      resources.append(Role(of: function.name, in: world, tags: application.tags))
    }
    let version = Version(
      function: function.name, functionName: world.functionName(function.name),
      functionARN: world.functionARN(function.name), source: code?.source ?? "",
      settings: Lambda.Settings(function, in: world), prerequisites: resources.map(\.id),
      number: nil, readiness: .ready, code: code,
      role: function.role.map(Value.text) ?? .reference(.role(function: function.name)),
      stage: application.stage.name, record: application.api == nil ? .tag : .release)
    resources.append(
      Function(
        name: function.name, functionName: version.functionName, arn: version.functionARN,
        tags: tags(function: function.name), first: version))
    resources.append(version)
    return resources
  }
}

extension Lambda.Settings {
  fileprivate init(_ function: Manifest.Function, in world: World) {
    self.init(
      // Lambda wants a handler of every zip file, also where the runtime looks at none.
      runtime: function.runtime, handler: function.handler ?? "bootstrap",
      role: function.role ?? world.roleARN(function.name), description: function.description,
      timeout: function.timeout.wholeMilliseconds / 1000, memorySize: function.memory,
      environment: function.environment,
      architecture: function.architecture.rawValue)
  }
}
