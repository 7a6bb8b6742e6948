internal import HTTPTypes

/// API Gateway: REST APIs, and beside them what v2 has under the same host.
enum APIGateway {
  static let service = RESTService(
    name: "apigateway", errorBody: .message,
    routes: (routes + APIGatewayV2.routes).map(\.acceptingJSON))

  private static let api = "/restapis/{api}"
  private static let resource = "\(api)/resources/{resource}"
  private static let method = "\(resource)/methods/{method}"
  private static let integration = "\(method)/integration"
  private static let authorizer = "\(api)/authorizers/{authorizer}"
  private static let validator = "\(api)/requestvalidators/{validator}"
  private static let gatewayResponse = "\(api)/gatewayresponses/{type}"
  private static let deployment = "\(api)/deployments/{deployment}"
  private static let stage = "\(api)/stages/{stage}"
  private static let certificate = "/clientcertificates/{certificate}"
  private static let key = "/apikeys/{key}"
  private static let plan = "/usageplans/{plan}"
  private static let domain = "/domainnames/{domain}"
  private static let mapping = "\(domain)/basepathmappings/{path}"
  private static let tags = "/tags/{resource}"
  private static let paging: Set = ["limit", "position"]

  private static let routes = [
    Route(.get, "/account", Accounts.get),
    Route(.patch, "/account", Accounts.update),
    Route(.post, "/clientcertificates", ClientCertificates.generate),
    Route(.get, "/clientcertificates", query: paging, ClientCertificates.list),
    Route(.get, certificate, ClientCertificates.get),
    Route(.delete, certificate, ClientCertificates.delete),
    Route(
      .post, "/restapis", query: ["mode", "endpointConfigurationTypes", "failonwarnings"],
      Imports.createOrImport),
    Route(.get, "/restapis", query: paging, RestAPIs.list),
    Route(.get, api, RestAPIs.get),
    Route(.put, api, query: ["mode", "failonwarnings"], Imports.overwrite),
    Route(.patch, api, RestAPIUpdates.update),
    Route(.delete, api, RestAPIs.delete),
    Route(.get, "\(api)/resources", query: paging.union(["embed"]), Resources.list),
    Route(.get, resource, query: ["embed"], Resources.get),
    Route(.post, resource, Resources.create),
    Route(.patch, resource, ResourceUpdates.update),
    Route(.delete, resource, Resources.delete),
    Route(.post, "\(api)/models", Models.create),
    Route(.get, "\(api)/models", query: paging, Models.list),
    Route(.get, "\(api)/models/{model}", query: ["flatten"], Models.get),
    Route(.patch, "\(api)/models/{model}", Models.update),
    Route(.delete, "\(api)/models/{model}", Models.delete),
    Route(.post, "\(api)/requestvalidators", RequestValidators.create),
    Route(.get, "\(api)/requestvalidators", query: paging, RequestValidators.list),
    Route(.get, validator, RequestValidators.get),
    Route(.patch, validator, RequestValidators.update),
    Route(.delete, validator, RequestValidators.delete),
    Route(.put, method, Methods.put),
    Route(.get, method, Methods.get),
    Route(.patch, method, MethodUpdates.update),
    Route(.delete, method, Methods.delete),
    Route(.put, "\(method)/responses/{status}", MethodResponses.put),
    Route(.get, "\(method)/responses/{status}", MethodResponses.get),
    Route(.patch, "\(method)/responses/{status}", MethodResponseUpdates.update),
    Route(.delete, "\(method)/responses/{status}", MethodResponses.delete),
    Route(.put, integration, Integrations.put),
    Route(.get, integration, Integrations.get),
    Route(.patch, integration, IntegrationUpdates.update),
    Route(.delete, integration, Integrations.delete),
    Route(.put, "\(integration)/responses/{status}", IntegrationResponses.put),
    Route(.get, "\(integration)/responses/{status}", IntegrationResponses.get),
    Route(.patch, "\(integration)/responses/{status}", IntegrationResponseUpdates.update),
    Route(.delete, "\(integration)/responses/{status}", IntegrationResponses.delete),
    Route(.post, "\(api)/authorizers", Authorizers.create),
    Route(.get, "\(api)/authorizers", query: paging, Authorizers.list),
    Route(.get, authorizer, Authorizers.get),
    Route(.patch, authorizer, AuthorizerUpdates.update),
    Route(.delete, authorizer, Authorizers.delete),
    Route(.get, "\(api)/gatewayresponses", query: paging, GatewayResponses.list),
    Route(.get, gatewayResponse, GatewayResponses.get),
    Route(.put, gatewayResponse, GatewayResponses.put),
    Route(.delete, gatewayResponse, GatewayResponses.delete),
    Route(.post, "\(api)/deployments", Deployments.create),
    Route(.get, "\(api)/deployments", query: paging, Deployments.list),
    Route(.get, deployment, query: ["embed"], Deployments.get),
    Route(.patch, deployment, Deployments.update),
    Route(.delete, deployment, Deployments.delete),
    Route(.post, "\(api)/stages", Stages.create),
    Route(.get, "\(api)/stages", query: ["deploymentId"], Stages.list),
    Route(.get, stage, Stages.get),
    Route(.patch, stage, StageUpdates.update),
    Route(.delete, stage, Stages.delete),
    Route(.delete, "\(stage)/cache/data", StageCaches.flush),
    Route(.delete, "\(stage)/cache/authorizers", StageCaches.flushAuthorizers),
    Route(.post, "/apikeys", APIKeys.create),
    Route(
      .get, "/apikeys", query: paging.union(["includeValues"]), APIKeys.list),
    Route(.get, key, query: ["includeValue"], APIKeys.get),
    Route(.patch, key, APIKeys.update),
    Route(.delete, key, APIKeys.delete),
    Route(.post, "/usageplans", UsagePlans.create),
    Route(.get, "/usageplans", query: paging, UsagePlans.list),
    Route(.get, plan, UsagePlans.get),
    Route(.patch, plan, UsagePlanUpdates.update),
    Route(.delete, plan, UsagePlans.delete),
    Route(.post, "\(plan)/keys", UsagePlanKeys.create),
    Route(.get, "\(plan)/keys", query: paging, UsagePlanKeys.list),
    Route(.delete, "\(plan)/keys/{key}", UsagePlanKeys.delete),
    Route(.get, "\(stage)/exports/oas30", query: ["extensions"], Exports.get),
    Route(.post, "/domainnames", DomainNames.create),
    Route(.get, "/domainnames", query: paging.union(["resourceOwner"]), DomainNames.list),
    Route(.get, domain, query: ["domainNameId"], DomainNames.get),
    Route(.patch, domain, query: ["domainNameId"], DomainNameUpdates.update),
    Route(.delete, domain, query: ["domainNameId"], DomainNames.delete),
    Route(
      .post, "\(domain)/basepathmappings", query: ["domainNameId"], BasePathMappings.create),
    Route(
      .get, "\(domain)/basepathmappings", query: paging.union(["domainNameId"]),
      BasePathMappings.list),
    Route(.get, mapping, query: ["domainNameId"], BasePathMappings.get),
    Route(.patch, mapping, query: ["domainNameId"], BasePathMappings.update),
    Route(.delete, mapping, query: ["domainNameId"], BasePathMappings.delete),
    Route(.get, "/vpclinks", query: paging, VPCLinks.list),
    Route(.get, tags, query: paging, GatewayTags.get),
    Route(.put, tags, GatewayTags.tag),
    Route(.delete, tags, query: ["tagKeys"], GatewayTags.untag),
  ]
}

extension Route {
  /// The same, refusing calls that do not ask for JSON: AWS would answer them with HAL.
  fileprivate var acceptingJSON: Route {
    replacingHandler { account, call throws(Fault) in
      guard call.fields[.accept] == "application/json" else {
        throw .Gateway.badRequest("Accept must be application/json, or the answer would be HAL.")
      }
      return try handler(&account, call)
    }
  }
}
