internal import Primitives

/// The operations on parameters.
enum StoredParameters {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "Name", "Value", "Type", "Overwrite", "Description", "Tags", "KeyId")
    let name = try body.required("Name")
    let value = try body.required("Value")
    try checkNewName(name)
    guard !value.isEmpty, value.utf8.count <= 4096 else {
      throw validation(
        "Standard tier parameters support a maximum parameter value of 4096 characters.")
    }
    let tags = try body.array("Tags") ?? []
    let isOverwriting = try body.bool("Overwrite") ?? false
    guard tags.isEmpty || !isOverwriting else {
      throw validation(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with "
          + "tags, please remove overwrite flag. To update tags for an existing parameter, please "
          + "use AddTagsToResource or RemoveTagsFromResource.")
    }
    var parameter: StoredParameter
    if let existing = account.parameters[name] {
      guard isOverwriting else {
        throw Fault(
          400, "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the "
            + "request to true.")
      }
      if let type = try body.string("Type"), type != existing.type.rawValue {
        throw Fault(
          400, "HierarchyTypeMismatchException",
          "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, "
            + "you can't change a parameter from a String type to a SecureString type. You must "
            + "create a new, unique parameter.")
      }
      parameter = existing
      parameter.version += 1
      parameter.value = value
      parameter.modified = account.now
    } else {
      let given = try body.required("Type")
      guard let type = StoredParameter.Kind(rawValue: given) else {
        let types = StoredParameter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .constraint(given, at: "type", "satisfy enum value set: [\(types)]")
      }
      parameter = StoredParameter(name: name, type: type, value: value, modified: account.now)
      for json in tags {
        let tag = try Members(json, known: ["Key", "Value"])
        parameter.tags[try tag.required("Key")] = try tag.required("Value")
      }
    }
    if let description = try body.string("Description") { parameter.description = description }
    guard try body.string("KeyId") == nil || parameter.type == .secureString else {
      throw validation("KeyId is required for SecureString type parameter only.")
    }
    account.parameters[name] = parameter
    return .ok(["Version": .int(parameter.version), "Tier": "Standard"])
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("Name", "WithDecryption")
    let name = try body.required("Name")
    guard let parameter = account.parameters[name] else { throw missing(name) }
    let isDecrypted = try body.bool("WithDecryption") ?? false
    return .ok(["Parameter": parameter.json(in: account, isDecrypted: isDecrypted)])
  }

  static func getSeveral(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("Names", "WithDecryption")
    guard let names = try body.strings("Names") else { throw .missing("names") }
    let isDecrypted = try body.bool("WithDecryption") ?? false
    guard (1...10).contains(names.count) else {
      let list = "[\(names.joined(separator: ", "))]"
      throw .constraint(
        list, at: "names",
        names.isEmpty
          ? "have length greater than or equal to 1" : "have length less than or equal to 10")
    }
    guard Set(names).count == names.count else { throw .notModelled("A name that stands twice") }
    for name in names { try checkName(name) }
    let found = names.compactMap { account.parameters[$0] }
    return .ok([
      "Parameters": .array(found.map { $0.json(in: account, isDecrypted: isDecrypted) }),
      "InvalidParameters": .list(names.filter { account.parameters[$0] == nil }),
    ])
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let name = try call.members("Name").required("Name")
    guard account.parameters.removeValue(forKey: name) != nil else { throw missing(name) }
    return .ok([:])
  }

  /// Refuses a name that no new parameter may have.
  private static func checkNewName(_ name: String) throws(Fault) {
    guard !["aws", "ssm"].contains(name.drop { $0 == "/" }.prefix(3).lowercased()) else {
      throw validation(
        "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).")
    }
    try checkName(name)
  }

  /// Refuses what cannot be the name of a parameter; versions and ARNs are not modelled.
  private static func checkName(_ name: String) throws(Fault) {
    guard name.wholeMatch(of: /[a-zA-Z0-9_.\-\/]{1,1011}/) != nil else {
      throw validation(
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, "
          + "it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a "
          + "mix of letters, numbers and the following 3 symbols .-_")
    }
    guard name.hasPrefix("/") || !name.contains("/") else {
      throw validation("Parameter name must be a fully qualified name.")
    }
  }

  private static func missing(_ name: String) -> Fault {
    Fault(400, "ParameterNotFound", "Parameter \(name) not found.")
  }

  private static func validation(_ message: String) -> Fault {
    Fault(400, "ValidationException", message)
  }
}
