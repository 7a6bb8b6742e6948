/// What says from where an API may be called, and what cannot be meant so.
struct AccessChecks {
  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    guard let api = application.api else { return [] }
    return twoPolicies(api) + emptyAccess(api) + openPrivateAPI(api) + publicVPCs(api)
  }

  private var place: Location { resolution.place("api", "access") }

  private func twoPolicies(_ api: API) -> [Diagnostic] {
    guard api.policy != nil, api.access != nil else { return [] }
    return [
      Diagnostic(
        .twoPolicies, "`access` is short for a whole `policy`, and there is one of these too.",
        hint: "take one of the two away", at: place)
    ]
  }

  private func emptyAccess(_ api: API) -> [Diagnostic] {
    guard let access = api.access, access.allowed.isEmpty, access.denied.isEmpty else { return [] }
    return [
      Diagnostic(
        .emptyValue, "It lets nobody in and shuts nobody out.",
        hint: "write `allow: {ips: […]}`, or take `access` away", at: place)
    ]
  }

  /// API Gateway deploys no private API without a policy; one that was made up would let in every
  /// VPC endpoint of every account.
  private func openPrivateAPI(_ api: API) -> [Diagnostic] {
    guard case .private(let endpoints) = api.endpoint, endpoints.isEmpty, api.policy == nil,
      api.access?.allowed.isEmpty ?? true
    else { return [] }
    return [
      Diagnostic(
        .policyNeeded, "Nothing says which VPC endpoints may call it, of all that there are.",
        hint: "name them: `endpoint: {private: [vpce-…]}`, or `access: {allow: {vpcs: […]}}`",
        at: resolution.place("api", "endpoint"))
    ]
  }

  private func publicVPCs(_ api: API) -> [Diagnostic] {
    if case .private = api.endpoint { return [] }
    let callers = [("allow", api.access?.allowed), ("deny", api.access?.denied)]
    return callers.flatMap { key, callers in
      [("vpcEndpoints", callers?.vpcEndpoints ?? []), ("vpcs", callers?.vpcs ?? [])]
        .filter { !$0.1.isEmpty }
        .map { kind, _ in
          Diagnostic(
            .vpcOfPublicAPI,
            "Only a private API is called through VPC endpoints; this one is called from the"
              + " internet.",
            hint: "write `endpoint: {private: [vpce-…]}`, or name addresses under `ips`",
            at: resolution.place("api", "access", key, kind))
        }
    }
  }
}
