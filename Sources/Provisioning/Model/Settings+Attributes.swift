import AWSClient

extension Lambda.Settings {
  /// What is compared and shown, without role and layers; what is off is left out.
  var attributes: Attributes {
    var attributes: Attributes = [
      "timeout": .number(timeout), "memory": .number(memorySize),
      "architecture": .text(architecture), "description": .text(description),
      "ephemeralStorage": .number(ephemeralStorage), "logs.format": .text(logging.format),
      "logs.group": .text(logging.group),
    ]
    if let image {
      attributes["imageConfig.workingDirectory"] = .text(image.workingDirectory)
      attributes["imageConfig.command"] = .text(image.command.joined(separator: " "))
      attributes["imageConfig.entryPoint"] = .text(image.entryPoint.joined(separator: " "))
    } else {
      attributes["runtime"] = .text(runtime)
      attributes["handler"] = .text(handler)
    }
    if tracing == .active { attributes["tracing"] = .flag(true) }
    if snapStart == .publishedVersions { attributes["snapStart"] = .flag(true) }
    attributes["logs.level"] = logging.applicationLevel.map(Value.text)
    attributes["logs.systemLevel"] = logging.systemLevel.map(Value.text)
    attributes["deadLetter"] = deadLetterTarget.map(Value.text)
    attributes["kmsKey"] = kmsKey.map(Value.text)
    if let vpc {
      attributes.add("vpc.subnets", vpc.subnets)
      attributes.add("vpc.securityGroups", vpc.securityGroups)
      if vpc.allowsIPv6 { attributes["vpc.ipv6"] = .flag(true) }
    }
    for system in fileSystems {
      attributes["fileSystems.\(system.path)"] = .text(system.accessPoint)
    }
    attributes.add("environment", environment, Value.secret)
    return attributes
  }
}
