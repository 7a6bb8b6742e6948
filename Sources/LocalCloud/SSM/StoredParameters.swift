internal import Primitives

/// The operations on parameters.
enum StoredParameters {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("Name", "Value", "Type", "Overwrite", "Description", "Tags")
    let name = try body.required("Name")
    let value = try body.required("Value")
    guard name.wholeMatch(of: /[a-zA-Z0-9_.\-\/]{1,1011}/) != nil else {
      throw validation(
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, "
          + "it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a "
          + "mix of letters, numbers and the following 3 symbols .-_")
    }
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
      parameter = existing
      parameter.version += 1
      parameter.value = value
      parameter.modified = account.now
    } else {
      let type = try body.required("Type")
      guard type == "String" else { throw .notModelled("The parameter type \(type)") }
      parameter = StoredParameter(name: name, type: type, value: value, modified: account.now)
      for json in tags {
        let tag = try Members(json, known: ["Key", "Value"])
        parameter.tags[try tag.required("Key")] = try tag.required("Value")
      }
    }
    if let description = try body.string("Description") { parameter.description = description }
    account.parameters[name] = parameter
    return .ok(["Version": .int(parameter.version), "Tier": "Standard"])
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("Name", "WithDecryption")
    let name = try body.required("Name")
    guard let parameter = account.parameters[name] else { throw missing(name) }
    let path = name.hasPrefix("/") ? name : "/\(name)"
    return .ok([
      "Parameter": [
        "Name": .string(name),
        "Type": .string(parameter.type),
        "Value": .string(parameter.value),
        "Version": .int(parameter.version),
        "LastModifiedDate": .int(account.seconds(at: parameter.modified)),
        "ARN": .string(account.arn("ssm", "parameter\(path)")),
        "DataType": "text",
      ]
    ])
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let name = try call.members("Name").required("Name")
    guard account.parameters.removeValue(forKey: name) != nil else { throw missing(name) }
    return .ok([:])
  }

  private static func missing(_ name: String) -> Fault {
    Fault(400, "ParameterNotFound", "Parameter \(name) not found.")
  }

  private static func validation(_ message: String) -> Fault {
    Fault(400, "ValidationException", message)
  }
}
