internal import Primitives

extension FunctionConfiguration {
  /// Takes over what a request sets of networks, file systems, keys, dead letters and snapshots.
  mutating func applyNetwork(_ body: Members) throws(Fault) {
    if let given = try body.structure(
      "VpcConfig", "SubnetIds", "SecurityGroupIds", "Ipv6AllowedForDualStack")
    {
      let subnets = try given.strings("SubnetIds") ?? vpc?.subnets ?? []
      let groups = try given.strings("SecurityGroupIds") ?? vpc?.securityGroups ?? []
      guard subnets.isEmpty == groups.isEmpty else {
        throw .Lambda.invalidParameter(
          "You must specify at least one subnet and one security group.")
      }
      let allowsIPv6 = try given.bool("Ipv6AllowedForDualStack") ?? false
      vpc =
        subnets.isEmpty
        ? nil : VPC(subnets: subnets, securityGroups: groups, allowsIPv6: allowsIPv6)
    }
    if let value = try body.structure("SnapStart", "ApplyOn")?.string("ApplyOn") {
      try Self.check(value, at: "snapStart.applyOn", among: ["PublishedVersions", "None"])
      snapStart = value
    }
    if let value = try body.structure("DeadLetterConfig", "TargetArn")?.string("TargetArn") {
      deadLetterTarget = value.isEmpty ? nil : value
    }
    if let value = try body.string("KMSKeyArn") {
      guard value.isEmpty || value.wholeMatch(of: /arn:aws[a-z\-]*:kms:.+/) != nil else {
        throw .constraint(
          value, at: "kMSKeyArn", "satisfy regular expression pattern: (arn:(aws…):…)|()")
      }
      kmsKey = value.isEmpty ? nil : value
    }
    if let systems = try body.array("FileSystemConfigs") {
      fileSystems = []
      for json in systems {
        let system = try Members(json, known: ["Arn", "LocalMountPath"])
        fileSystems.append(
          FileSystem(
            arn: try system.required("Arn"), path: try system.required("LocalMountPath")))
      }
    }
  }

  /// Takes over what a request overrides of a container image, which replaces all of it.
  mutating func applyImage(_ body: Members) throws(Fault) {
    let given = try body.structure("ImageConfig", "EntryPoint", "Command", "WorkingDirectory")
    guard let given else { return }
    guard image != nil else {
      throw .Lambda.invalidParameter(
        "ImageConfig is not supported for functions created with deployment packages.")
    }
    func filled(_ texts: [String]?) -> [String]? { texts?.isEmpty == true ? nil : texts }
    let directory = try given.string("WorkingDirectory")
    image = Image(
      entryPoint: filled(try given.strings("EntryPoint")),
      command: filled(try given.strings("Command")),
      workingDirectory: directory?.isEmpty == true ? nil : directory)
  }

  /// Refuses what cannot be together.
  func checkTogether() throws(Fault) {
    if snapStart == "PublishedVersions" {
      guard ephemeralStorage == 512, fileSystems.isEmpty, image == nil else {
        throw .Lambda.invalidParameter(
          "SnapStart is not supported for functions with EFS, container images, or ephemeral "
            + "storage larger than 512 MB.")
      }
    }
    guard fileSystems.isEmpty || vpc != nil else {
      throw .Lambda.invalidParameter(
        "You need to configure a VPC to connect the function to a file system.")
    }
    guard fileSystems.count <= 1 else {
      throw .constraint("\(fileSystems.count)", at: "fileSystemConfigs", "have length 1 at most")
    }
    if image != nil {
      guard layers.isEmpty else {
        throw .Lambda.invalidParameter("Layers are not supported for container images.")
      }
      guard runtime.isEmpty, handler.isEmpty else {
        throw .Lambda.invalidParameter(
          "Runtime and Handler are not supported for functions created with container images.")
      }
    }
  }

  /// The optional parts as AWS answers them.
  var optionalMembers: [String: JSON?] {
    [
      "VpcConfig": vpc.map { vpc in
        [
          "SubnetIds": .list(vpc.subnets.reversed()),
          "SecurityGroupIds": .list(vpc.securityGroups.reversed()), "VpcId": "vpc-1a2b3c4d",
          "Ipv6AllowedForDualStack": .bool(vpc.allowsIPv6),
        ]
      },
      "SnapStart": [
        "ApplyOn": .string(snapStart),
        "OptimizationStatus": snapStart == "None" ? "Off" : "On",
      ],
      "DeadLetterConfig": deadLetterTarget.map { ["TargetArn": .string($0)] },
      "KMSKeyArn": kmsKey.map(JSON.string),
      "FileSystemConfigs": fileSystems.isEmpty
        ? nil
        : .array(
          fileSystems.map { ["Arn": .string($0.arn), "LocalMountPath": .string($0.path)] }),
      "ImageConfigResponse": image.flatMap { image in
        let config = JSON.record([
          "EntryPoint": image.entryPoint.map { .list($0) },
          "Command": image.command.map { .list($0) },
          "WorkingDirectory": image.workingDirectory.map(JSON.string),
        ])
        return config.object?.isEmpty == true ? nil : ["ImageConfig": config]
      },
    ]
  }
}

extension Account {
  /// Refuses settings for which the role lacks a permission, or that name what is not there.
  func check(_ configuration: FunctionConfiguration) throws(Fault) {
    try check(layers: configuration.layers)
    guard let role = roles.values.first(where: { $0.arn == configuration.role }) else { return }
    func need(_ action: String, _ words: String) throws(Fault) {
      guard !role.allows(action) else { return }
      throw .Lambda.invalidParameter(
        "The provided execution role does not have permissions to call \(words)")
    }
    if configuration.vpc != nil {
      try need("ec2:CreateNetworkInterface", "CreateNetworkInterface on EC2")
    }
    if configuration.tracing == "Active" {
      try need("xray:PutTraceSegments", "PutTraceSegments on XRAY")
    }
    if let target = configuration.deadLetterTarget {
      if target.contains(":sqs:") {
        try need("sqs:SendMessage", "SendMessage on SQS")
      } else {
        try need("sns:Publish", "Publish on SNS")
      }
    }
  }
}
