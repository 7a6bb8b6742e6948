internal import Primitives

/// A layer with its versions.
struct Layer: Sendable {
  let name: String
  /// The highest number ever given.
  var lastNumber = 0
  var versions: [Int: LayerVersion] = [:]
}

struct LayerVersion: Sendable {
  let number: Int
  let code: FunctionCode
  let description: String
  let runtimes: [String]
  let architectures: [String]
  let made: Duration
}

/// The operations on layers.
enum Layers {
  static func publish(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "Description", "Content", "CompatibleRuntimes", "CompatibleArchitectures", "LicenseInfo")
    let name = try name(call)
    let description = try body.string("Description") ?? ""
    guard description.utf16.count <= 256 else {
      throw .constraint(description, at: "description", "have length less than or equal to 256")
    }
    let runtimes = try body.strings("CompatibleRuntimes") ?? []
    guard runtimes.count <= 15 else {
      throw .constraint(
        "\(runtimes)", at: "compatibleRuntimes", "have length less than or equal to 15")
    }
    let content = try body.structure("Content", "ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion")
    guard let content else { throw .missing("content") }
    let code = try FunctionCode(content, in: account, architectures: nil)
    var layer = account.layers[name] ?? Layer(name: name)
    layer.lastNumber += 1
    let version = LayerVersion(
      number: layer.lastNumber, code: code, description: description, runtimes: runtimes,
      architectures: try body.strings("CompatibleArchitectures") ?? [], made: account.now)
    layer.versions[version.number] = version
    account.layers[name] = layer
    return .created(json(version, of: name, in: account))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let layers = account.layers.values.filter { !$0.versions.isEmpty }
      .sorted { $0.name < $1.name }
    let page = try Lambda.page(layers, call, key: \.name)
    let current = account
    return .ok(
      .record([
        "Layers": .array(
          page.items.map { layer in
            .record([
              "LayerName": .string(layer.name),
              "LayerArn": .string(current.arn("lambda", "layer:\(layer.name)")),
              "LatestMatchingVersion": layer.versions.max { $0.key < $1.key }.map {
                json($0.value, of: layer.name, in: current)
              },
            ])
          }),
        "NextMarker": page.next.map(JSON.string),
      ]))
  }

  static func listVersions(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let name = try name(call)
    let versions = (account.layers[name]?.versions ?? [:]).values
      .sorted { $0.number > $1.number }
    let page = try Lambda.page(versions, call) { String(1_000_000 - $0.number) }
    let current = account
    return .ok(
      .record([
        "LayerVersions": .array(page.items.map { json($0, of: name, in: current) }),
        "NextMarker": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let name = try name(call)
    if let number = Int(call.label("version")) {
      account.layers[name]?.versions[number] = nil
    }
    return .noContent
  }

  private static func name(_ call: Call) throws(Fault) -> String {
    let name = call.label("layer")
    guard name.wholeMatch(of: /[a-zA-Z0-9\-_]{1,64}/) != nil else {
      throw .constraint(
        name, at: "layerName", "satisfy regular expression pattern: [a-zA-Z0-9-_]+")
    }
    return name
  }

  private static func json(
    _ version: LayerVersion, of name: String, in account: Account
  ) -> JSON {
    .record([
      "LayerVersionArn": .string(account.arn("lambda", "layer:\(name):\(version.number)")),
      "Version": .int(version.number),
      "Description": .string(version.description),
      "CreatedDate": .string(account.lambdaTime(version.made)),
      "CompatibleRuntimes": version.runtimes.isEmpty ? nil : .list(version.runtimes),
      "CompatibleArchitectures": version.architectures.isEmpty
        ? nil : .list(version.architectures),
    ])
  }
}

extension Account {
  /// Refuses layers that are not there, twice there, or too many.
  ///
  /// Those of other accounts all count as shared with this one.
  func check(layers: [String]) throws(Fault) {
    guard layers.count <= 5 else {
      throw .Lambda.invalidParameter("Cannot reference more than 5 layers.")
    }
    var names: Set<String> = []
    for arn in layers {
      let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 8, parts[2] == "lambda", parts[5] == "layer", let number = Int(parts[7])
      else {
        throw .constraint(
          arn, at: "layers", "satisfy regular expression pattern: arn:…:layer:…:[0-9]+")
      }
      guard names.insert("\(parts[4]):\(parts[6])").inserted else {
        throw .Lambda.invalidParameter(
          "Two different versions of the same layer are not allowed to be referenced in the same "
            + "function. \(arn)")
      }
      guard parts[3] == region else {
        throw .Lambda.invalidParameter("Layers are not in the same region as the function.")
      }
      if parts[4] == id, self.layers[parts[6]]?.versions[number] == nil {
        throw .Lambda.invalidParameter("Layer version \(arn) does not exist.")
      }
    }
  }
}
