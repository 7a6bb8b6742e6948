/// Every kind of finding about a manifest: its fixed name, its fixed sentence and how bad it is.
enum Finding: String, CaseIterable {
  // The text as YAML.
  case yamlSyntax = "yaml-syntax"
  case fileTooLarge = "file-too-large"
  case emptyFile = "empty-file"
  case severalDocuments = "several-documents"
  case tooDeep = "too-deep"
  case duplicateKey = "duplicate-key"
  case keyNotText = "key-not-text"
  case aliasAsKey = "alias-as-key"
  case unknownAlias = "unknown-alias"
  case aliasesTooLarge = "aliases-too-large"
  case mergeNotMapping = "merge-not-mapping"
  case unknownTag = "unknown-tag"

  // The tree against the schema.
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongKind = "wrong-kind"
  case emptyValue = "empty-value"
  case invalidName = "invalid-name"
  case reservedName = "reserved-name"
  case invalidValue = "invalid-value"
  case missingUnit = "missing-unit"
  case outOfRange = "out-of-range"

  // The stage and what is filled in for it.
  case noStage = "no-stage"
  case stageNeeded = "stage-needed"
  case unknownStage = "unknown-stage"
  case unsetParameter = "unset-parameter"
  case unsetVariable = "unset-variable"
  case malformedPlaceholder = "malformed-placeholder"
  case foreignPlaceholder = "foreign-placeholder"
  case nestedParameter = "nested-parameter"
  case stageDependentValue = "stage-dependent-value"

  // What the parts mean together.
  case nothingToDeploy = "nothing-to-deploy"
  case unknownFunction = "unknown-function"
  case ambiguousFunction = "ambiguous-function"
  case variableTaken = "variable-taken"
  case nameTooLong = "name-too-long"
  case handlerNeeded = "handler-needed"
  case roleNotOurs = "role-not-ours"
  case invalidStatement = "invalid-statement"
  case settingsConflict = "settings-conflict"
  case noRoomToMove = "no-room-to-move"
  case unknownLayer = "unknown-layer"
  case oldRuntime = "old-runtime"
  case invalidRoute = "invalid-route"
  case duplicateRoute = "duplicate-route"
  case conflictingParameters = "conflicting-parameters"
  case functionOutlastsRoute = "function-outlasts-route"
  case functionEndsFirst = "function-ends-first"
  case unclearTarget = "unclear-target"
  case uselessKey = "useless-key"
  case ambiguousResponse = "ambiguous-response"
  case noDefaultResponse = "no-default-response"
  case unknownModel = "unknown-model"
  case malformedJSON = "malformed-json"
  case invalidModel = "invalid-model"
  case circularModels = "circular-models"
  case otherDraft = "other-draft"
  case malformedTemplate = "malformed-template"
  case jsonTextAsObject = "json-text-as-object"
  case unknownPathParameter = "unknown-path-parameter"
  case ambiguousParameter = "ambiguous-parameter"
  case unvalidatedBody = "unvalidated-body"
  case bodyOfGet = "body-of-get"
  case proxyFallThrough = "proxy-fall-through"

  // Who may call the API.
  case twoPolicies = "two-policies"
  case policyNotJSON = "policy-not-json"
  case incompletePolicy = "incomplete-policy"
  case policyShutsOutRoutes = "policy-shuts-out-routes"
  case policyNeeded = "policy-needed"
  case vpcOfPublicAPI = "vpc-of-public-api"
  case credentialsOfAllOrigins = "credentials-of-all-origins"
  case errorsOfOneOrigin = "errors-of-one-origin"
  case unknownResponseType = "unknown-response-type"
  case unknownAuthorizer = "unknown-authorizer"
  case unsupportedAuthorizer = "unsupported-authorizer"
  case sharedAuthorizerAnswer = "shared-authorizer-answer"

  // What a stage does with calls.
  case unknownRoute = "unknown-route"
  case invalidLogFormat = "invalid-log-format"
  case bodiesInLogs = "bodies-in-logs"
  case withoutEffect = "without-effect"
  case aboveAccountLimit = "above-account-limit"
  case lowBurst = "low-burst"
  case keyWithoutPlan = "key-without-plan"

  // Its custom domain name.
  case domainOfPrivateAPI = "domain-of-private-api"
  case domainPathTaken = "domain-path-taken"
  case certificateOfOtherRegion = "certificate-of-other-region"
  case unsupportedMutualTLS = "unsupported-mutual-tls"
  case mutualTLSBypassed = "mutual-tls-bypassed"

  // What AWS allows.
  case environmentTooLarge = "environment-too-large"
  case policyTooLarge = "policy-too-large"
  case tooManyLayers = "too-many-layers"
  case tooManyResources = "too-many-resources"
  case tooManyVariables = "too-many-variables"
  case tooManyTags = "too-many-tags"
  case tooManyAuthorizers = "too-many-authorizers"
  case modelTooLarge = "model-too-large"
  case templateTooLarge = "template-too-large"
  case timeoutTooLong = "timeout-too-long"
  case timeoutNeedsQuota = "timeout-needs-quota"

  // The project's folder.
  case codeNotFound = "code-not-found"
  case codeNotUsable = "code-not-usable"
  case codeOutsideProject = "code-outside-project"
  case codeUnreadable = "code-unreadable"
  case handlerNotFound = "handler-not-found"
  case fileNotFound = "file-not-found"
  case fileNotUsable = "file-not-usable"
  case fileOutsideProject = "file-outside-project"

  // API keys, usage plans and alarms.
  case repeatedKey = "repeated-key"
  case unusedKey = "unused-key"
  case unknownKeyName = "unknown-api-key"
  case secretInManifest = "secret-in-manifest"
  case keyInTwoPlans = "key-in-two-plans"
  case tooManyThrottles = "too-many-throttles"
  case exclusiveKeys = "exclusive-keys"
  case noAPI = "no-api"
  case unknownAlarm = "unknown-alarm"
  case unknownMetric = "unknown-metric"
  case oddStatistic = "odd-statistic"
  case silentAlarm = "silent-alarm"
  case uncountedRoute = "uncounted-route"

  // What the author does not want to hear.
  case notAWarning = "not-a-warning"
  case unusedIgnore = "unused-ignore"
}

extension Finding {
  /// How bad it is.
  var severity: Diagnostic.Severity { Self.warnings.contains(self) ? .warning : .error }

  /// What is doubtful and may be meant so; all else is an error.
  private static let warnings: Set<Finding> = [
    .aboveAccountLimit,
    .bodiesInLogs,
    .bodyOfGet,
    .errorsOfOneOrigin,
    .foreignPlaceholder,
    .functionEndsFirst,
    .functionOutlastsRoute,
    .jsonTextAsObject,
    .keyWithoutPlan,
    .lowBurst,
    .mutualTLSBypassed,
    .noDefaultResponse,
    .noRoomToMove,
    .oddStatistic,
    .oldRuntime,
    .otherDraft,
    .policyShutsOutRoutes,
    .proxyFallThrough,
    .secretInManifest,
    .sharedAuthorizerAnswer,
    .silentAlarm,
    .timeoutNeedsQuota,
    .uncountedRoute,
    .unknownMetric,
    .unusedIgnore,
    .unusedKey,
    .unvalidatedBody,
    .vpcOfPublicAPI,
    .withoutEffect,
  ]

  /// The sentence that is the same wherever it is found.
  var summary: String {
    switch self {
    case .yamlSyntax: "This is not YAML"
    case .fileTooLarge: "The manifest is too large"
    case .emptyFile: "The manifest is empty"
    case .severalDocuments: "A manifest is one YAML document"
    case .tooDeep: "The manifest is nested too deeply"
    case .duplicateKey: "The key is there twice"
    case .keyNotText: "A key must be text"
    case .aliasAsKey: "An alias cannot be a key"
    case .unknownAlias: "The alias names no anchor"
    case .aliasesTooLarge: "The aliases expand to too much"
    case .mergeNotMapping: "Only mappings can be merged"
    case .unknownTag: "The tag is not known"
    case .unknownKey: "The key is not known"
    case .missingKey: "A key is missing"
    case .wrongKind: "The value is of the wrong kind"
    case .emptyValue: "The value is empty"
    case .invalidName: "The name is not allowed"
    case .reservedName: "The name is reserved"
    case .invalidValue: "The value is not allowed"
    case .missingUnit: "The value has no unit"
    case .outOfRange: "The value is out of range"
    case .noStage: "No stage is named"
    case .stageNeeded: "There are several stages"
    case .unknownStage: "The stage is not in the manifest"
    case .unsetParameter: "The parameter is not set"
    case .unsetVariable: "The environment variable is not set"
    case .malformedPlaceholder: "The placeholder is not understood"
    case .foreignPlaceholder: "The placeholder is another tool's"
    case .nestedParameter: "A parameter cannot be made of other parameters"
    case .stageDependentValue: "The stages share this value"
    case .nothingToDeploy: "There is nothing to deploy"
    case .unknownFunction: "The function is not in the manifest"
    case .ambiguousFunction: "Two functions have names that are too much alike"
    case .variableTaken: "The stage variable is needed for a function"
    case .nameTooLong: "The full name is too long"
    case .handlerNeeded: "The function needs a handler"
    case .roleNotOurs: "The role is not ours to change"
    case .invalidStatement: "The statement is not well-formed"
    case .settingsConflict: "Two settings of the function exclude each other"
    case .noRoomToMove: "A stage cannot move within what is reserved"
    case .unknownLayer: "The layer is not in the manifest"
    case .oldRuntime: "The runtime is out of support"
    case .invalidRoute: "The route is not well-formed"
    case .duplicateRoute: "The route is there twice"
    case .conflictingParameters: "Two routes name the same part of the path differently"
    case .functionOutlastsRoute: "The function may run longer than its route waits"
    case .functionEndsFirst: "The route waits longer than its function may run"
    case .unclearTarget: "What answers is not clear"
    case .uselessKey: "The key means nothing here"
    case .ambiguousResponse: "Two responses are for the same answers"
    case .noDefaultResponse: "No response is the default"
    case .unknownModel: "The model is not in the manifest"
    case .malformedJSON: "This is not JSON"
    case .invalidModel: "API Gateway does not take the model"
    case .circularModels: "Models refer to each other in a circle"
    case .otherDraft: "The schema is of another draft"
    case .malformedTemplate: "The template is not well-formed"
    case .jsonTextAsObject: "The template takes a text for an object"
    case .unknownPathParameter: "The path has no such parameter"
    case .ambiguousParameter: "Two parameters have one name"
    case .unvalidatedBody: "Some bodies are not validated"
    case .bodyOfGet: "The request has no body to validate"
    case .proxyFallThrough: "A guarded path can be reached without its guard"
    case .policyNotJSON: "The resource policy is not JSON"
    case .incompletePolicy: "The resource policy lacks something"
    case .policyShutsOutRoutes: "The resource policy shuts out routes"
    case .twoPolicies: "The API has two resource policies"
    case .policyNeeded: "The private API needs a policy"
    case .credentialsOfAllOrigins: "Not all origins can send credentials"
    case .errorsOfOneOrigin: "Pages of one origin can read the errors of API Gateway"
    case .unknownResponseType: "There is no such type of gateway response"
    case .unknownAuthorizer: "The authorizer is not in the manifest"
    case .unsupportedAuthorizer: "Authorizers of this type are not supported yet"
    case .sharedAuthorizerAnswer: "One answer of the authorizer is kept for several routes"
    case .vpcOfPublicAPI: "A public API is not called through a VPC"
    case .unknownRoute: "The route is not in the manifest"
    case .invalidLogFormat: "The access log's format is not allowed"
    case .bodiesInLogs: "Whole requests and answers of real users are logged"
    case .withoutEffect: "This does nothing"
    case .aboveAccountLimit: "The account lets through less than this"
    case .lowBurst: "The burst is much smaller than the rate"
    case .keyWithoutPlan: "No API key lets anybody in"
    case .domainOfPrivateAPI: "A private API has no public domain"
    case .domainPathTaken: "Two stages have one path of a domain"
    case .certificateOfOtherRegion: "The certificate is in another region"
    case .unsupportedMutualTLS: "The domain cannot ask callers for certificates"
    case .mutualTLSBypassed: "Mutual TLS can be gone around"
    case .environmentTooLarge: "The function's environment is too large"
    case .policyTooLarge: "The role's policy is too large"
    case .tooManyLayers: "The function has too many layers"
    case .tooManyResources: "The API has too many resources"
    case .tooManyVariables: "There are too many stage variables"
    case .tooManyTags: "There are too many tags"
    case .tooManyAuthorizers: "There are too many authorizers"
    case .modelTooLarge: "The model is too large"
    case .templateTooLarge: "The template is too large"
    case .timeoutTooLong: "The route waits longer than its endpoint can"
    case .timeoutNeedsQuota: "The route waits longer than AWS's default quota allows"
    case .codeNotFound: "The code is not there"
    case .codeNotUsable: "The code is neither a folder nor a .zip file"
    case .codeOutsideProject: "The code is outside the project"
    case .codeUnreadable: "The code cannot be read"
    case .handlerNotFound: "The handler's file is not there"
    case .fileNotFound: "The file is not there"
    case .fileNotUsable: "The file cannot be read as text"
    case .fileOutsideProject: "The file is outside the project"
    case .repeatedKey: "The API key is there twice"
    case .unusedKey: "The API key lets nobody in"
    case .unknownKeyName: "The API key is not in the manifest"
    case .secretInManifest: "A secret stands in the manifest"
    case .keyInTwoPlans: "The API key is in two usage plans"
    case .tooManyThrottles: "Too many routes have limits of their own"
    case .exclusiveKeys: "These keys exclude each other"
    case .noAPI: "There is no API"
    case .unknownAlarm: "The alarm is not known"
    case .unknownMetric: "The metric is not known"
    case .oddStatistic: "The statistic does not fit the metric"
    case .silentAlarm: "Nobody hears the alarm"
    case .uncountedRoute: "The alarm never has data"
    case .notAWarning: "Only warnings can be ignored"
    case .unusedIgnore: "There is no such warning to ignore"
    }
  }
}

extension Diagnostic {
  /// A finding at a place; the line's text is added once for all by the loader.
  init(_ finding: Finding, _ detail: String = "", hint: String? = nil, at location: Location) {
    self.init(
      finding.severity, code: finding.rawValue, summary: finding.summary, detail: detail,
      hint: hint, location: location)
  }
}
