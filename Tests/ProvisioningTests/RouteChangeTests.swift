import AWSClient
import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("Changes of routes")
struct RouteChangeTests {
  /// An application with one route of each form.
  private static let base = Application.sample().with { application in
    application.api?.models = [
      Model(name: "Address", schema: #"{"type": "object"}"#),
      Model(
        name: "User",
        schema: #"{"type": "object", "properties": {"address": {"$ref": "Address"}}}"#),
    ]
    application.api?.routes = [
      Route(
        method: "POST", path: "/users",
        request: Route.Request(
          parameters: [Route.Parameter(.query, "name"): .required],
          models: ["application/json": "User"], validation: .body),
        integration: .lambda(
          function: "hello",
          Route.Mapping(
            templates: ["application/json": "$input.body"], passthrough: .never,
            responses: [
              Route.Response(
                status: 200, templates: ["application/json": "$input.body"],
                headers: ["X-Kind": "'user'"]),
              Route.Response(status: 400, pattern: ".*bad.*"),
            ])),
        forwarding: Route.Forwarding(
          parameters: [Route.Parameter(.header, "X-Id"): "context.requestId"],
          cacheKeys: [Route.Parameter(.query, "name")])),
      Route(
        method: "ANY", path: "/legacy/{proxy+}",
        integration: .httpProxy(url: "https://example.com/{proxy}")),
    ]
  }

  /// A change of one attribute, and the calls it takes.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var calls: [String]
    var change: @Sendable (inout Route) -> Void
    var testDescription: String { name }

    init(_ name: String, _ calls: [String], _ change: @escaping @Sendable (inout Route) -> Void) {
      self.name = name
      self.calls = calls
      self.change = change
    }
  }

  private static let method = "/resources/*/methods/POST"
  private static let integration = "\(method)/integration"

  static let cases = [
    Case("an API key", ["PATCH \(method) replace /apiKeyRequired true"]) {
      $0.request.apiKey = .required
    },
    Case(
      "a parameter that need not be there any more",
      ["PATCH \(method) replace /requestParameters/method.request.querystring.name false"]
    ) { $0.request.parameters[Route.Parameter(.query, "name")] = .optional },
    Case(
      "another parameter",
      ["PATCH \(method) add /requestParameters/method.request.header.X-Trace true"]
    ) { $0.request.parameters[Route.Parameter(.header, "X-Trace")] = .required },
    Case(
      "another media type of bodies",
      ["PATCH \(method) add /requestModels/application~1xml Address"]
    ) { $0.request.models["application/xml"] = "Address" },
    Case(
      "another model of bodies",
      ["PATCH \(method) replace /requestModels/application~1json Address"]
    ) { $0.request.models["application/json"] = "Address" },
    Case("another timeout", ["PATCH \(integration) replace /timeoutInMillis 5000"]) {
      $0.timeout = .seconds(5)
    },
    Case(
      "another passthrough",
      ["PATCH \(integration) replace /passthroughBehavior WHEN_NO_TEMPLATES"]
    ) { $0.mapping { $0.passthrough = .whenNoTemplates } },
    Case(
      "another template",
      ["PATCH \(integration) replace /requestTemplates/application~1json {}"]
    ) { $0.mapping { $0.templates = ["application/json": "{}"] } },
    Case(
      "a template of another media type",
      [
        "PATCH \(integration) remove /requestTemplates/application~1json"
          + " add /requestTemplates/text~1plain {}"
      ]
    ) { $0.mapping { $0.templates = ["text/plain": "{}"] } },
    Case(
      "another mapping",
      [
        "PATCH \(integration) remove /requestParameters/integration.request.header.X-Id"
          + " add /requestParameters/integration.request.querystring.id context.apiId"
      ]
    ) { $0.forwarding.parameters = [Route.Parameter(.query, "id"): "context.apiId"] },
    Case(
      "no cache key any more",
      ["PATCH \(integration) remove /cacheKeyParameters/method.request.querystring.name"]
    ) { $0.forwarding.cacheKeys = [] },
    Case(
      "binary bodies", ["PATCH \(integration) replace /contentHandling CONVERT_TO_TEXT"]
    ) { $0.forwarding.content = .convertToText },
    Case(
      "a role to call with",
      [
        "DELETE \(integration)", "PUT \(integration)", "PUT \(integration)/responses/200",
        "PUT \(integration)/responses/400",
      ]
    ) { $0.forwarding.credentials = "arn:aws:iam::*:user/*" },
    Case(
      "another pattern",
      ["PATCH \(integration)/responses/400 replace /selectionPattern .*worse.*"]
    ) { $0.mapping { $0.responses[1].pattern = ".*worse.*" } },
    Case(
      "another default",
      [
        "PATCH \(integration)/responses/200 replace /selectionPattern fine",
        "PATCH \(integration)/responses/400 replace /selectionPattern ",
      ]
    ) {
      $0.mapping {
        $0.responses[0].pattern = "fine"
        $0.responses[1].pattern = nil
      }
    },
    Case(
      "another template of an answer",
      ["PATCH \(integration)/responses/200 replace /responseTemplates/application~1json {}"]
    ) { $0.mapping { $0.responses[0].templates = ["application/json": "{}"] } },
    Case(
      "another header",
      [
        "PATCH \(method)/responses/200 add /responseParameters/method.response.header.Location"
          + " false",
        "PATCH \(integration)/responses/200 add"
          + " /responseParameters/method.response.header.Location"
          + " integration.response.header.Location",
      ]
    ) {
      $0.mapping { $0.responses[0].headers["Location"] = "integration.response.header.Location" }
    },
    Case(
      "a model of an answer",
      ["PATCH \(method)/responses/200 add /responseModels/application~1json User"]
    ) { $0.mapping { $0.responses[0].models = ["application/json": "User"] } },
    Case(
      "binary answers",
      ["PATCH \(integration)/responses/400 replace /contentHandling CONVERT_TO_BINARY"]
    ) { $0.mapping { $0.responses[1].content = .convertToBinary } },
    Case(
      "another answer",
      ["PUT \(method)/responses/500", "PUT \(integration)/responses/500"]
    ) { $0.mapping { $0.responses.append(Route.Response(status: 500, pattern: "oops")) } },
    Case(
      "one answer less",
      ["DELETE \(integration)/responses/400", "DELETE \(method)/responses/400"]
    ) { $0.mapping { $0.responses.removeLast() } },
    Case(
      "a URL instead of a function",
      [
        "DELETE \(integration)", "PUT \(integration)", "PUT \(integration)/responses/200",
        "PUT \(integration)/responses/400",
      ]
    ) {
      guard let mapping = $0.integration.mapping else { return }
      $0.integration = .http(url: "https://example.com", mapping)
    },
  ]

  @Test("What changes alone is changed in place where AWS can", arguments: cases)
  func single(of one: Case) async throws {
    let changed = Self.base.with { application in
      if var route = application.api?.routes.first {
        one.change(&route)
        application.api?.routes[0] = route
      }
    }
    let sandbox = Sandbox()
    try await sandbox.expectConverged(Self.base, "before")
    let calls = try await sandbox.definitionCalls { try await sandbox.up(changed) }
    #expect(calls.sorted() == one.calls.sorted())
    #expect(try await sandbox.plan(changed).isEmpty)
    try await sandbox.expectConverged(Self.base, "back again")
  }

  @Test("A replacement is shown with its reason")
  func replacement() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.base)
    let plan = try await sandbox.plan(
      Self.base.with {
        $0.api?.routes[0].integration = .lambdaProxy(function: "hello")
      })
    let change = try #require(plan.changes.first { $0.id.kind == .integration })
    #expect(change.action == .replace)
    #expect(change.reason == "its type cannot be changed")
    #expect(plan.changes.contains { $0.id.kind == .methodResponse && $0.action == .delete })
  }

  @Test("A validator is made when it is first needed, and deleted with its last method")
  func validators() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.base)
    let both = Self.base.with { $0.api?.routes[0].request.validation = .bodyAndParameters }
    let calls = try await sandbox.definitionCalls { try await sandbox.up(both) }
    #expect(calls.count == 3)
    #expect(calls[0] == "POST /requestvalidators")
    #expect(calls[1].hasPrefix("PATCH \(Self.method) replace /requestValidatorId "))
    #expect(calls[2] == "DELETE /requestvalidators/*")
    let none = Self.base.with { $0.api?.routes[0].request.validation = .none }
    let ending = try await sandbox.definitionCalls { try await sandbox.up(none) }
    #expect(
      ending == [
        "PATCH \(Self.method) replace /requestValidatorId ", "DELETE /requestvalidators/*",
      ])
    #expect(try await sandbox.plan(none).isEmpty)
  }

  @Test("A streamed answer, a VPC link and a longer timeout are set and taken back in place")
  func proxies() async throws {
    var settings = Cloud.Settings()
    settings.vpcLinks = ["link1"]
    settings.longestIntegrationTimeout = 60_000
    let sandbox = Sandbox(settings)
    try await sandbox.up(Self.base)
    let integration = "PATCH /resources/*/methods/ANY/integration"
    let changed = Self.base.with {
      $0.api?.routes[1].integration = .httpProxy(
        url: "https://example.com/v2/{proxy}", method: "GET", delivery: .streamed)
      $0.api?.routes[1].forwarding.vpcLink = "link1"
      $0.api?.routes[1].timeout = .seconds(45)
    }
    let calls = try await sandbox.definitionCalls { try await sandbox.up(changed) }
    #expect(
      calls == [
        "\(integration) replace /httpMethod GET replace /timeoutInMillis 45000"
          + " replace /responseTransferMode STREAM"
          + " replace /uri https://example.com/v2/{proxy}"
          + " replace /connectionType VPC_LINK replace /connectionId link1"
      ])
    try await sandbox.expectConverged(Self.base, "back again")
  }

  @Test("A function's answer that is streamed is asked for with its own URI")
  func streamedFunction() async throws {
    let sandbox = Sandbox()
    let streamed = Self.base.with {
      $0.api?.routes[1].integration = .lambdaProxy(function: "hello", delivery: .streamed)
      $0.api?.routes[1].timeout = .seconds(300)
    }
    try await sandbox.expectConverged(streamed, "made")
    let whole = streamed.with {
      $0.api?.routes[1].integration = .lambdaProxy(function: "hello")
      $0.api?.routes[1].timeout = nil
    }
    try await sandbox.expectConverged(whole, "changed")
  }

  @Test("A second up writes nothing and reads as often for many routes as for one")
  func reads() async throws {
    var counts: [Int] = []
    for copies in [1, 40] {
      let sandbox = Sandbox()
      let application = Self.base.with { application in
        let route = application.api?.routes[0]
        for copy in 0..<copies {
          application.api?.routes += [route].compactMap { $0 }.map { route in
            var route = route
            route.path = "/copies/number\(copy)"
            return route
          }
        }
      }
      try await sandbox.up(application)
      let before = sandbox.client.tally.reads
      let plan = try await sandbox.up(application)
      #expect(plan.isEmpty)
      counts.append(sandbox.client.tally.reads - before)
    }
    #expect(counts[0] == counts[1])
  }
}

extension Route {
  /// Changes what is made of requests and answers.
  fileprivate mutating func mapping(_ change: (inout Mapping) -> Void) {
    guard case .lambda(let function, let invocation, var mapping) = integration else { return }
    change(&mapping)
    integration = .lambda(function: function, invocation: invocation, mapping)
  }
}

extension Sandbox {
  /// What a change writes to the working copy, in short: deployments and stages are left out, and
  /// ids of paths and validators are stars.
  fileprivate func definitionCalls(
    of change: () async throws -> Void
  ) async throws -> [String] {
    let calls = WrittenCalls(of: self)
    try await change()
    faults.observe(nil)
    return calls.all.compactMap { call in
      guard let path = call.firstMatch(of: /^(\w+) \/restapis\/[^\/]+(\/[^:]*):?(.*)$/),
        !["/deployments", "/stages"].contains(where: { path.2.hasPrefix($0) })
      else { return nil }
      let short = path.2.replacing(/^\/(resources|requestvalidators)\/[^\/]+/) { "/\($0.1)/*" }
      return "\(path.1) \(short)\(path.3.replacing(",", with: ""))"
    }
  }
}
