extension Function {
  /// Takes over what the tree says of a function's settings.
  mutating func readSettings(_ node: YAMLNode) {
    if node["tracing"]?.text == "true" { tracing = .active }
    if node["snapStart"]?.text == "true" { snapStart = .on }
    if let size = node["ephemeralStorage"]?.text.flatMap(Size.init(unit:)) {
      ephemeralStorage = size.mebibytes
    }
    layers = (node["layers"]?.texts ?? []).map { $0.hasPrefix("arn:") ? .arn($0) : .named($0) }
    vpc = node["vpc"].map {
      VPC(
        subnets: $0["subnets"]?.texts ?? [], securityGroups: $0["securityGroups"]?.texts ?? [])
    }
    if let format: Logging.Format = node["logs"]?["format"]?.choice() { logging.format = format }
    logging.level = node["logs"]?["level"]?.text?.uppercased()
    logging.systemLevel = node["logs"]?["systemLevel"]?.text?.uppercased()
    logging.group = node["logs"]?["group"]?.text
    reservedConcurrency = node["concurrency"]?["reserved"]?.text.flatMap { Int($0) }
    provisionedConcurrency = node["concurrency"]?["provisioned"]?.text.flatMap { Int($0) }
    deadLetterTarget = node["deadLetter"]?.text
    kmsKey = node["kmsKey"]?.text
    fileSystems = (node["fileSystems"]?.entries ?? []).compactMap { entry in
      entry.value.text.map { FileSystem(accessPoint: $0, path: entry.key) }
    }
    imageConfig = node["imageConfig"].map {
      ImageConfig(
        command: $0["command"]?.texts ?? [], entryPoint: $0["entryPoint"]?.texts ?? [],
        workingDirectory: $0["workingDirectory"]?.text ?? "")
    }
    permissions = Permissions(node)
  }
}

extension Function.Code {
  /// What the tree says of a function's code.
  init(_ function: YAMLNode) {
    let code = function["code"]
    if let s3 = code?["s3"] {
      self.init(
        .s3(
          bucket: s3["bucket"]?.text ?? "", key: s3["key"]?.text ?? "",
          version: s3["version"]?.text))
    } else if let image = code?["image"]?.text {
      self.init(.image(uri: image))
    } else {
      self.init(packing: function)
    }
  }

  /// What the tree says of code that is in the project's folder, or made there.
  init(packing owner: YAMLNode) {
    self.init(path: owner["code"]?.text ?? "", exclude: owner["exclude"]?.texts ?? [])
    build = Build(owner.entry("build"), making: [path])
    if let entry = owner.entry("code") { location = entry.keyLocation }
  }
}

extension Function.Permissions {
  fileprivate init(_ node: YAMLNode) {
    self.init()
    allow = (node["allow"]?.entries ?? []).map { entry in
      Allowance(
        action: entry.key, resources: entry.value.text.map { [$0] } ?? entry.value.texts)
    }
    statements = node["statements"]?.texts ?? []
    policies = node["policies"]?.texts ?? []
    boundary = node["permissionsBoundary"]?.text
  }
}
