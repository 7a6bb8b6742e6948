/// What other tools' words (SAM, CloudFormation, the Serverless Framework) are called here.
enum ForeignWords {
  /// Their keys in lower case, and ours; of several the first that the object has.
  private static let keys: [String: [String]] = [
    // A function.
    "memorysize": ["memory"],
    "codeuri": ["code"],
    "inlinecode": ["code"],
    "imageuri": ["code"],
    "handlerpath": ["handler"],
    "package": ["code"],
    "patterns": ["exclude"],
    "architectures": ["architecture"],
    "env": ["environment"],
    "variables": ["environment"],
    "policies": ["allow", "policies", "role"],
    "iam": ["allow", "role"],
    "iamrolestatements": ["statements", "role"],
    "executionrole": ["role"],
    "vpcconfig": ["vpc"],
    "tracingconfig": ["tracing"],
    "tracingenabled": ["tracing"],
    "reservedconcurrentexecutions": ["concurrency"],
    "reservedconcurrency": ["concurrency"],
    "provisionedconcurrencyconfig": ["concurrency"],
    "provisionedconcurrency": ["concurrency"],
    "loggingconfig": ["logs"],
    "logretentionindays": ["logs"],
    "logretention": ["logs"],
    "retentionindays": ["retention"],
    "ephemeralstoragesize": ["ephemeralStorage"],
    "deadletterqueue": ["deadLetter"],
    "deadletterconfig": ["deadLetter"],
    "onerror": ["deadLetter"],
    "filesystemconfig": ["fileSystems"],
    "filesystemconfigs": ["fileSystems"],
    "kmskeyarn": ["kmsKey"],
    "subnetids": ["subnets"],
    "securitygroupids": ["securityGroups"],
    "provisionedconcurrentexecutions": ["provisioned", "concurrency"],
    "applicationloglevel": ["level"],
    "systemloglevel": ["systemLevel"],
    "logformat": ["format"],
    "loggroup": ["group"],
    "managedpolicyarns": ["policies"],
    // An API and its routes.
    "api_gateway": ["api"],
    "apigateway": ["api"],
    "http": ["routes", "api"],
    "httpapi": ["api"],
    "httpevent": ["routes"],
    "paths": ["routes"],
    "definitionbody": ["routes"],
    "definitionuri": ["routes"],
    "endpointtype": ["endpoint"],
    "endpointconfiguration": ["endpoint"],
    "disableexecuteapiendpoint": ["defaultEndpoint"],
    "disabledefaultendpoint": ["defaultEndpoint"],
    "minimumcompressionsize": ["minimumCompression"],
    "apikeysourcetype": ["apiKeySource"],
    "resourcepolicy": ["policy", "access"],
    "auth": ["authorizer", "authorizers"],
    "defaultauthorizer": ["authorizer"],
    "corsconfiguration": ["cors"],
    "timeoutinmillis": ["timeout"],
    "timeoutseconds": ["timeout"],
    "handler": ["function"],
    "functionname": ["function"],
    "lambda": ["function"],
    "requestvalidator": ["validate"],
    "requestmodels": ["validate"],
    "requestparameters": ["parameters"],
    "private": ["apiKey"],
    "apikeyrequired": ["apiKey"],
    // A stage, and a manifest.
    "service": ["project"],
    "name": ["project"],
    "app": ["project"],
    "stackname": ["project"],
    "stage": ["stages"],
    "stagename": ["stages"],
    "parameters": ["params"],
    "stagevariables": ["variables"],
    "terminationprotection": ["protect"],
    "deletionprotection": ["protect"],
    "awsaccountid": ["account"],
    "accountid": ["account"],
    "rolearn": ["role"],
    "assumerole": ["role"],
    "usageplan": ["usagePlans"],
    // A custom domain name.
    "domains": ["domain"],
    "customdomain": ["domain"],
    "domainname": ["name", "domain"],
    "basepath": ["path"],
    "certificatearn": ["certificate"],
    "regionalcertificatearn": ["certificate"],
    "mutualtlsauthentication": ["mutualTLS"],
    "truststoreuri": ["truststore"],
    "truststoreversion": ["version"],
    "ownershipverificationcertificatearn": ["ownershipCertificate"],
    "apikey": ["apiKeys"],
  ]

  /// Their keys in lower case for which there is no single key of ours, and what to do instead.
  private static let advice = [
    "events": "routes stand under `api: routes:`, each as `GET /path: function`",
    "http": "routes stand under `api: routes:`, each as `GET /path: function`",
    "httpapi": "routes stand under `api: routes:`, each as `GET /path: function`",
    "method": "method and path are the key: `GET /path: function`",
    "path": "method and path are the key: `GET /path: function`",
    "restapiid": "leave it out: a manifest has one API, which gwdeploy makes",
    "functionname": "the key above names the function; AWS sees `<project>-<stage>-<function>`",
    "name": "leave it out: AWS's names are made of the project, the stage and the keys",
    "type": "leave it out: what stands under `functions:` is a Lambda function",
    "packagetype": "leave it out",
    "autopublishalias": "leave it out: each `gwdeploy up` publishes the versions that a stage runs",
    "versionfunctions": "leave it out: each `gwdeploy up` publishes the versions that a stage runs",
    "deploymentpreference": "leave it out: a stage moves to a release at once",
    "domain": "a domain stands with its stage: `stages: <name>: domain:`",
    "customdomain": "a domain stands with its stage: `stages: <name>: domain:`",
    "assumerolepolicydocument": "leave it out: Lambda may assume the role that is made",
    "functionurlconfig": "function URLs are not supported: routes stand under `api: routes:`",
    "rolepath": "leave it out: the path of a role is made of the project, the stage and the region",
    "codesigningconfigarn": "code signing is not supported",
    "applyon": "leave it out: snapshots are made of published versions",
    "dependson": "leave it out: gwdeploy knows what needs what",
    "condition": "what differs between stages stands under `stages:`",
    "conditions": "what differs between stages stands under `stages:`",
    "mappings": "values that differ between stages stand under `stages: <name>: params:`",
    "metadata": "leave it out, or begin the key with `x-`",
    "provider": "`region` and `tags` stand at the top, what all functions share under `defaults`",
    "globals": "what all functions share stands under `defaults: function:`",
    "resources": "functions stand under `functions:`, routes under `api: routes:`",
    "properties": "write the keys directly under the name",
    "transform": "this is not a CloudFormation template: leave it out",
    "awstemplateformatversion": "this is not a CloudFormation template: leave it out",
    "frameworkversion": "leave it out",
    "configvalidationmode": "leave it out: unknown keys are always errors",
    "usedotenv": "leave it out, and set the variables before: `set -a; . ./.env`",
    "profile": "run with `--profile`, or set AWS_PROFILE",
    "deploymentbucket": "leave it out: packages go straight to Lambda",
    "custom": "values that differ between stages stand under `stages: <name>: params:`",
    "parameters": "values that differ between stages stand under `stages: <name>: params:`",
    "outputs": "leave it out: `gwdeploy status` prints the URL",
    "plugins": "leave it out",
  ]

  /// Keys in lower case that other tools have at the top for all functions.
  private static let sharedByFunctions: Set<String> = [
    "runtime", "architecture", "memory", "memorysize", "timeout", "environment", "package",
    "exclude",
    "logretentionindays",
  ]

  /// What to write instead of a mapping that other tools have around single values.
  static func hint(forWrapper key: String) -> String? {
    key.lowercased() == "variables"
      ? "write the values directly, without `\(key)` around them" : nil
  }

  /// What to write instead of a key that an object does not have.
  static func hint(for key: String, among keys: [String]) -> String? {
    let lowercased = key.lowercased()
    let nearest = Spelling.nearest(to: key, among: keys)
    if let nearest, nearest.lowercased() == lowercased { return "did you mean `\(nearest)`?" }
    if let ours = Self.keys[lowercased]?.first(where: keys.contains) {
      return "did you mean `\(ours)`?"
    }
    if let advice = advice[lowercased] { return advice }
    if keys.contains("defaults"), sharedByFunctions.contains(lowercased) {
      return "it stands with each function, or for all under `defaults: function:`"
    }
    return nearest.map { "did you mean `\($0)`?" }
  }
}
