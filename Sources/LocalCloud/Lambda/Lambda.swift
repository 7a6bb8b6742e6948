internal import HTTPTypes

/// Lambda: functions, their versions, and who may invoke them.
enum Lambda {
  static let service = RESTService(
    name: "lambda", errorBody: .typeAndMessage, routes: routes)

  private static let function = "/2015-03-31/functions/{function}"
  private static let aliases = "/2015-03-31/functions/{function}/aliases"
  private static let layerVersions = "/2018-10-31/layers/{layer}/versions"
  private static let provisioned =
    "/2019-09-30/functions/{function}/provisioned-concurrency"
  private static let concurrency = "/2017-10-31/functions/{function}/concurrency"
  private static let tags = "/2017-03-31/tags/{resource}"

  private static let routes = [
    Route(.post, "/2015-03-31/functions", Functions.create),
    Route(
      .get, "/2015-03-31/functions", query: ["Marker", "MaxItems", "FunctionVersion"],
      Functions.list),
    Route(.get, function, query: ["Qualifier"], Functions.get),
    Route(.delete, function, query: ["Qualifier"], Functions.delete),
    Route(
      .get, "\(function)/configuration", query: ["Qualifier"], Functions.getConfiguration),
    Route(.put, "\(function)/configuration", FunctionUpdates.configuration),
    Route(.put, "\(function)/code", FunctionUpdates.code),
    Route(.post, "\(function)/versions", Versions.publish),
    Route(.get, "\(function)/versions", query: ["Marker", "MaxItems"], Versions.list),
    Route(.post, "\(function)/policy", query: ["Qualifier"], Permissions.add),
    Route(.get, "\(function)/policy", query: ["Qualifier"], Permissions.get),
    Route(
      .delete, "\(function)/policy/{statement}", query: ["Qualifier", "RevisionId"],
      Permissions.remove),
    Route(.put, concurrency, Concurrency.put),
    Route(.delete, concurrency, Concurrency.delete),
    Route(.get, "/2019-09-30/functions/{function}/concurrency", Concurrency.get),
    Route(.post, aliases, Aliases.create),
    Route(.get, aliases, query: ["FunctionVersion", "Marker", "MaxItems"], Aliases.list),
    Route(.get, "\(aliases)/{alias}", Aliases.get),
    Route(.put, "\(aliases)/{alias}", Aliases.update),
    Route(.delete, "\(aliases)/{alias}", Aliases.delete),
    Route(.put, provisioned, query: ["Qualifier"], ProvisionedConcurrencies.put),
    Route(
      .get, provisioned, query: ["Qualifier", "List", "Marker", "MaxItems"],
      ProvisionedConcurrencies.getOrList),
    Route(.delete, provisioned, query: ["Qualifier"], ProvisionedConcurrencies.delete),
    Route(.get, "/2018-10-31/layers", query: ["Marker", "MaxItems"], Layers.list),
    Route(.post, layerVersions, Layers.publish),
    Route(.get, layerVersions, query: ["Marker", "MaxItems"], Layers.listVersions),
    Route(.delete, "\(layerVersions)/{version}", Layers.delete),
    Route(.get, tags, FunctionTags.list),
    Route(.post, tags, FunctionTags.tag),
    Route(.delete, tags, query: ["tagKeys"], FunctionTags.untag),
  ]
}
