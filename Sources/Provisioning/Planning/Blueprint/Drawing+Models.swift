import Manifest

extension Drawing {
  /// The models of the API, each after those that it refers to.
  func models(of api: API) -> [Model] {
    var waiting = api.models.map(Model.init).sorted { $0.name < $1.name }
    var drawn: [Model] = []
    var names: Set<String> = []
    // Models that refer to each other in a circle have been refused; they would stay behind.
    while let index = waiting.firstIndex(where: { model in
      model.schema.references.allSatisfy { names.contains($0) || $0 == model.name }
    }) {
      let model = waiting.remove(at: index)
      names.insert(model.name)
      drawn.append(model)
    }
    return drawn
  }

  /// The validators that the routes need.
  func requestValidators(of api: API) -> [RequestValidator] {
    let wanted = Set(api.routes.map(\.request.validation))
    return Route.Validation.allCases.filter(wanted.contains).compactMap(RequestValidator.init)
  }
}

extension Model {
  fileprivate init(_ model: Manifest.Model) {
    name = model.name
    contentType = "application/json"
    description = ""
    schema = ModelSchema(model.schema)
    users = []
  }
}
