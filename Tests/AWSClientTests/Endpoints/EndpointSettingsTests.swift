import Testing

@testable import AWSClient

@Suite("Endpoints that settings ask for")
struct EndpointSettingsTests {
  /// Settings, and where Lambda and Logs are reached by them.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var environment: [String: String] = [:]
    var config = ""
    var lambda = "lambda.eu-west-1.amazonaws.com"
    var logs = "logs.eu-west-1.amazonaws.com"

    var testDescription: String { name }
  }

  private static let all = ["AWS_ENDPOINT_URL": "http://all"]
  private static let services = """
    [default]
    services = mine
    endpoint_url = http://profile
    [services mine]
    lambda =
      endpoint_url = http://section-lambda/x
    cloudwatch_logs =
      endpoint_url = http://section-logs
    """

  private static let cases = [
    Case(name: "nothing is set"),
    Case(name: "the URL of all services", environment: all, lambda: "all", logs: "all"),
    Case(
      name: "the URL of one service",
      environment: all.merging(["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS": "http://mine:1/"]) { $1 },
      lambda: "all", logs: "mine:1"),
    Case(
      name: "the profile's URL", config: "[default]\nendpoint_url = http://profile",
      lambda: "profile", logs: "profile"),
    Case(
      name: "the services section goes before the profile's URL", config: services,
      lambda: "section-lambda/x", logs: "section-logs"),
    Case(
      name: "the variable of all goes before the services section", environment: all,
      config: services, lambda: "all", logs: "all"),
    Case(
      name: "the variable of one goes before the services section",
      environment: ["AWS_ENDPOINT_URL_LAMBDA": "http://mine"], config: services, lambda: "mine",
      logs: "section-logs"),
    Case(
      name: "a services section that is not there",
      config: "[default]\nservices = other\n[services mine]\nlambda =\n  endpoint_url = http://x"),
    Case(
      name: "another profile's URL", environment: ["AWS_PROFILE": "dev"],
      config: "[default]\nendpoint_url = http://profile\n[profile dev]\nregion = x"),
    Case(
      name: "URLs are ignored by a variable",
      environment: all.merging(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "TRUE"]) { $1 },
      config: services),
    Case(
      name: "URLs are ignored by the profile",
      config: services.replacing(
        "[default]", with: "[default]\nignore_configured_endpoint_urls = true")),
    Case(
      name: "a URL for a service that is never called",
      environment: [
        "AWS_ENDPOINT_URL_DYNAMODB": "nonsense", "AWS_USE_FIPS_ENDPOINT": "true",
      ],
      lambda: "lambda-fips.eu-west-1.amazonaws.com", logs: "logs-fips.eu-west-1.amazonaws.com"),
    Case(
      name: "FIPS and dual-stack of the profile",
      config: "[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true",
      lambda: "lambda-fips.eu-west-1.api.aws", logs: "logs-fips.eu-west-1.api.aws"),
    Case(
      name: "a variable turns off what the profile wants",
      environment: ["AWS_USE_DUALSTACK_ENDPOINT": "false"],
      config: "[default]\nuse_dualstack_endpoint = true"),
    Case(
      name: "FIPS beside URLs that are ignored",
      environment: all.merging([
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_USE_FIPS_ENDPOINT": "true",
      ]) { $1 },
      lambda: "lambda-fips.eu-west-1.amazonaws.com", logs: "logs-fips.eu-west-1.amazonaws.com"),
  ]

  private static func endpoints(
    _ environment: [String: String], _ config: String = "", region: String = "eu-west-1"
  ) throws(EndpointError) -> Endpoints {
    try Endpoints(
      region: Region(rawValue: region),
      settings: AWSSettings(
        variables: Variables(environment), files: SharedConfiguration(configFile: config)))
  }

  @Test("URLs and kinds of endpoints are taken in AWS's order", arguments: cases)
  func order(_ expected: Case) throws {
    let endpoints = try Self.endpoints(expected.environment, expected.config)
    func place(_ service: Service) -> String {
      let endpoint = endpoints.endpoint(of: service)
      return endpoint.authority + endpoint.pathPrefix
    }
    #expect(place(.lambda) == expected.lambda)
    #expect(place(.logs) == expected.logs)
  }

  @Test(
    "FIPS or dual-stack and a URL of one's own exclude each other",
    arguments: ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"])
  func variantOfOverride(variant: String) {
    #expect(throws: EndpointError.variantOfOverride(setting: "AWS_ENDPOINT_URL_IAM")) {
      try Self.endpoints([variant: "true", "AWS_ENDPOINT_URL_IAM": "http://x"])
    }
    #expect(throws: EndpointError.variantOfOverride(setting: "endpoint_url")) {
      try Self.endpoints([variant: "true"], "[default]\nendpoint_url = http://x")
    }
  }

  @Test("What is no URL is named by its setting")
  func invalidURL() {
    #expect(throws: EndpointError.invalidURL(setting: "AWS_ENDPOINT_URL")) {
      try Self.endpoints(["AWS_ENDPOINT_URL": "localhost:4566"])
    }
    #expect(throws: EndpointError.invalidURL(setting: "lambda endpoint_url")) {
      try Self.endpoints(
        [:], "[default]\nservices = a\n[services a]\nlambda =\n  endpoint_url = x")
    }
  }

  @Test(
    "A region that would change the host is refused",
    arguments: ["", "us-east-1/x", "us-east-1.evil", "US-EAST-1", "-", "a b", "us-east-1#"])
  func invalidRegion(region: String) {
    #expect(throws: EndpointError.invalidRegion(region)) {
      try Self.endpoints([:], region: region)
    }
  }

  @Test("The region is the first of AWS_REGION, AWS_DEFAULT_REGION and the profile's")
  func region() {
    func region(_ environment: [String: String]) -> String? {
      AWSSettings(
        variables: Variables(environment),
        files: SharedConfiguration(configFile: "[profile dev]\nregion = c")
      ).region
    }
    #expect(
      region(["AWS_REGION": "a", "AWS_DEFAULT_REGION": "b", "AWS_PROFILE": "dev"]) == "a")
    #expect(region(["AWS_DEFAULT_REGION": "b", "AWS_PROFILE": "dev"]) == "b")
    #expect(region(["AWS_PROFILE": "dev"]) == "c")
    #expect(region([:]) == nil)
  }
}
