import Primitives

/// Why the settings name no endpoints.
public enum EndpointError: Error, Sendable, Hashable {
  /// The region cannot be a part of a host name.
  case invalidRegion(String)
  /// A setting that should be a base URL is none; it is named as its file or variable names it.
  case invalidURL(setting: String)
  /// FIPS or dual-stack endpoints are asked for, and a URL of one's own.
  ///
  /// Nobody can tell what stands behind that URL, so AWS's tools refuse this too.
  case variantOfOverride(setting: String)
}

extension Endpoints {
  /// The endpoints that variables and profile ask for.
  ///
  /// URLs count in the order: the service's variable, the variable of all, the profile's `services`
  /// section, the profile's `endpoint_url`. A URL for a service that is never called is not looked
  /// at.
  ///
  /// Source: the AWS SDKs and Tools Reference Guide, "Service-specific endpoints" and "Dual-stack and
  /// FIPS endpoints".
  public init(region: Region, settings: AWSSettings) throws(EndpointError) {
    guard region.isHostLabel else { throw .invalidRegion(region.rawValue) }
    var variants: Set<Variant> = []
    if settings.isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") { variants.insert(.fips) }
    if settings.isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") {
      variants.insert(.dualStack)
    }
    let overrides = try settings.endpointOverrides()
    if !variants.isEmpty, let setting = overrides.values.map(\.setting).min() {
      throw .variantOfOverride(setting: setting)
    }
    self.init(
      region: region, variants: variants, override: overrides[nil]?.url,
      serviceOverrides: Dictionary(
        uniqueKeysWithValues: overrides.compactMap { service, override in
          service.map { ($0, override.url) }
        }))
  }
}

/// A base URL and the setting that it was found in.
private struct EndpointOverride {
  var setting: String
  var url: EndpointURL

  init?(_ setting: String, _ text: String?) throws(EndpointError) {
    guard let text else { return nil }
    guard let url = EndpointURL(text) else { throw .invalidURL(setting: setting) }
    self.setting = setting
    self.url = url
  }
}

extension AWSSettings {
  /// The URLs by `Service.environmentName`; the one of all services has no name.
  fileprivate func endpointOverrides() throws(EndpointError) -> [String?: EndpointOverride] {
    let prefix = "AWS_ENDPOINT_URL"
    guard !isOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls") else {
      return [:]
    }
    let ofAll = try EndpointOverride(prefix, variables[prefix])
    let ofProfile = try EndpointOverride("endpoint_url", profile?["endpoint_url"])
    var overrides: [String?: EndpointOverride] = [:]
    overrides[nil] = ofAll ?? ofProfile
    let section = profile?["services"].flatMap { files.services[$0] }
    for name in Service.all.map(\.environmentName) {
      let variable = "\(prefix)_\(name)"
      if let override = try EndpointOverride(variable, variables[variable]) {
        overrides[name] = override
      } else if ofAll == nil {
        let key = name.lowercased()
        overrides[name] = try EndpointOverride(
          "\(key) endpoint_url", section?.nested[key]?["endpoint_url"]?.revealed)
      }
    }
    return overrides
  }
}
