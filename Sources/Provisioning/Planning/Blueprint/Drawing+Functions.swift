import AWSClient
import Manifest
import Primitives

extension Drawing {
  /// A function with what only it needs.
  func resources(of function: Manifest.Function) -> [any Resource] {
    let code =
      FunctionCode(elsewhere: function.code)
      ?? code[function.name]?.kept(in: packageFolder(of: .function(function.name)))
    var resources: [any Resource] = logGroup(of: function) + role(of: function)
    let layers = function.layers.compactMap { layer -> ResourceID? in
      if case .named(let name) = layer { ResourceID(LayerVersion.kind, name) } else { nil }
    }
    let settings = Lambda.Settings(
      function, in: world, environment: function.variables(storedValues: storedValues))
    let version = Version(
      function: function.name, functionName: world.functionName(function.name),
      functionARN: world.functionARN(function.name), source: code?.source ?? "",
      settings: settings, layers: function.layers.map(Value.init),
      prerequisites: resources.map(\.id) + layers, number: nil, readiness: .ready, code: code,
      role: function.role.map(Value.text) ?? .reference(.role(function: function.name)),
      stage: application.stage.name, record: application.api == nil ? .tag : .release)
    resources.append(
      Function(
        name: function.name, functionName: version.functionName, arn: version.functionARN,
        packageType: settings.image == nil ? .zip : .image,
        reservedConcurrency: function.reservedConcurrency,
        tags: tags(function: function.name), first: version))
    resources.append(version)
    if let amount = function.provisionedConcurrency {
      resources.append(
        ProvisionedConcurrency(
          function: function.name, functionName: version.functionName,
          version: .reference(.version(function: function.name)), amount: amount, isReady: true))
    }
    return resources
  }

  /// The log group that is made for a function, unless it writes to another one.
  private func logGroup(of function: Manifest.Function) -> [any Resource] {
    guard function.logging.group == nil else { return [] }
    return [
      LogGroup(
        function: function.name, groupName: world.logGroupName(function.name),
        retention: function.logRetention, tags: tags(function: function.name))
    ]
  }

  /// The role that is made for a function, with what it may do.
  private func role(of function: Manifest.Function) -> [any Resource] {
    guard function.role == nil else { return [] }
    let role = Role(
      of: function.name, in: world, permissionsBoundary: function.permissions.boundary,
      tags: application.tags)
    let policy = RolePolicy(
      Grants(function: function, world: world).policy, of: function.name, in: world)
    return [role, policy]
      + Set(function.permissions.policies).sorted().map {
        PolicyAttachment(function: function.name, roleName: role.roleName, policy: $0)
      }
  }

  /// The aliases that follow the stage: after it where there is an API.
  var aliases: [any Resource] {
    let stage = application.stage.name
    guard Alias.canBeCalled(stage) else { return [] }
    return application.functions.map { function in
      Alias(
        function: function.name, functionName: world.functionName(function.name), stage: stage,
        version: .reference(.version(function: function.name)), weights: [:],
        prerequisites: application.api == nil ? [] : [ResourceID(Stage.kind, stage)])
    }
  }

  /// Where packages go that are too large for a call; nil if the manifest names no bucket.
  private func packageFolder(of owner: PackageFolder.Owner) -> PackageFolder? {
    application.packages.map {
      PackageFolder(bucket: $0.bucket, of: owner, in: application.project)
    }
  }

  /// The layers that are ours.
  var layers: [any Resource] {
    application.layers.map { layer in
      let code = layerCode[layer.name]?.kept(in: packageFolder(of: .layer(layer.name)))
      return LayerVersion(
        layer: layer.name, layerName: world.layerName(layer.name),
        description: LayerVersion.Description(
          source: code?.source ?? "", in: world, words: layer.description),
        runtimes: Set(layer.runtimes).sorted(),
        architectures: Set(layer.architectures.map(\.rawValue)).sorted(), liveARN: nil,
        number: nil, code: code)
    }
  }
}

extension Value {
  /// The ARN of a layer's version, which is a reference where the layer is ours.
  fileprivate init(_ layer: Manifest.Function.LayerReference) {
    switch layer {
    case .arn(let arn): self = .text(arn)
    case .named(let name): self = .reference(.layerVersion(name))
    }
  }
}

extension Lambda.Settings {
  fileprivate init(
    _ function: Manifest.Function, in world: World, environment: [String: Secret]
  ) {
    self.init(
      // Lambda wants a handler of every zip file, also where the runtime looks at none.
      runtime: function.runtime, handler: function.isImage ? "" : function.handler ?? "bootstrap",
      role: function.role ?? world.roleARN(function.name), description: function.description,
      timeout: function.timeout.wholeMilliseconds / 1000, memorySize: function.memory,
      environment: environment, architecture: function.architecture.rawValue,
      logGroup: function.logging.group ?? world.logGroupName(function.name))
    tracing = function.tracing == .active ? .active : .passThrough
    ephemeralStorage = function.ephemeralStorage
    snapStart = function.snapStart == .on ? .publishedVersions : .none
    vpc = function.vpc.map {
      VPC(
        subnets: Set($0.subnets).sorted(), securityGroups: Set($0.securityGroups).sorted())
    }
    if function.logging.format == .json {
      logging.format = "JSON"
      // What Lambda sets where nothing is said.
      logging.applicationLevel = function.logging.level ?? "INFO"
      logging.systemLevel = function.logging.systemLevel ?? "INFO"
    }
    if function.isImage {
      let config = function.imageConfig
      image = ImageConfig(
        entryPoint: config?.entryPoint ?? [], command: config?.command ?? [],
        workingDirectory: config?.workingDirectory ?? "")
    }
    deadLetterTarget = function.deadLetterTarget
    kmsKey = function.kmsKey
    fileSystems = function.fileSystems.map {
      FileSystem(accessPoint: $0.accessPoint, path: $0.path)
    }
  }
}
