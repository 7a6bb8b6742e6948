internal import HTTPTypes
internal import Primitives

/// API Gateway v2: HTTP and WebSocket APIs, read, deleted and imported.
enum APIGatewayV2 {
  private static let api = "/v2/apis/{api}"
  private static let domain = "/v2/domainnames/{domain}"
  private static let paging: Set = ["maxResults", "nextToken"]

  static let routes = [
    Route(.get, "/v2/apis", query: paging, HTTPAPIs.list),
    Route(.put, "/v2/apis", HTTPAPIExchange.importAPI),
    Route(.put, api, HTTPAPIExchange.reimport),
    Route(.patch, api, HTTPAPIs.update),
    Route(.get, api, HTTPAPIs.get),
    Route(.delete, api, HTTPAPIs.delete),
    Route(.get, "\(api)/stages", query: paging, HTTPStages.list),
    Route(.post, "\(api)/stages", HTTPStages.create),
    Route(.delete, "\(api)/stages/{stage}", HTTPStages.delete),
    Route(.get, "\(api)/deployments", query: paging, HTTPAPIs.listDeployments),
    Route(.post, "\(api)/deployments", HTTPAPIs.createDeployment),
    Route(.post, "/v2/tags/{resource}", HTTPAPIs.tag),
    Route(.get, "\(api)/integrations", query: paging, HTTPAPIs.listIntegrations),
    Route(
      .get, "\(api)/exports/OAS30", query: ["outputType", "includeExtensions", "stageName"],
      HTTPAPIExchange.export),
    Route(.get, "\(domain)/apimappings", query: paging, BasePathMappings.listAsAPIMappings),
    Route(.get, "/v2/vpclinks", query: paging, HTTPAPIs.listVPCLinks),
  ]

  /// A page by `nextToken` and `maxResults`: 25 unless said.
  static func list<Item>(
    _ all: [Item], _ call: Call, key: (Item) -> String, json: (Item) -> JSON
  ) throws(Fault) -> Reply {
    guard let limit = Int(call.query["maxResults"] ?? "25"), 1...100 ~= limit else {
      throw .Gateway.badRequest("Invalid max results specified")
    }
    guard let page = Page(all, after: call.query["nextToken"], limit: limit, key: key) else {
      throw .Gateway.badRequest("Invalid next token specified")
    }
    return .ok(
      .record(["items": .array(page.items.map(json)), "nextToken": page.next.map(JSON.string)]))
  }
}
