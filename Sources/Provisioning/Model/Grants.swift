import AWSClient
import FoundationEssentials
import Manifest
import Primitives

/// What the role that is made for a function may do: what its settings need, and what the manifest
/// says.
struct Grants {
  let function: Manifest.Function
  let world: World

  /// The role's policy, canonical.
  var policy: String { PolicyDocument.text(statements) }

  private var statements: [JSON] {
    [logs] + network + tracing + deadLetters + fileSystems
      + function.permissions.allow.map(allowance)
      + function.permissions.statements.compactMap { text in
        try? JSONDecoder().decode(JSON.self, from: Data(text.utf8))
      }
  }

  private var logs: JSON {
    let arn =
      function.logging.group.map(world.logGroupARN(named:)) ?? world.logGroupARN(function.name)
    return Self.allow(["logs:CreateLogStream", "logs:PutLogEvents"], on: ["\(arn):*"])
  }

  /// Source: Lambda's developer guide, "Giving Lambda functions access to resources in a VPC".
  private var network: [JSON] {
    guard function.vpc != nil else { return [] }
    return [
      Self.allow(
        [
          "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses",
        ], on: ["*"])
    ]
  }

  private var tracing: [JSON] {
    guard function.tracing == .active else { return [] }
    return [Self.allow(["xray:PutTelemetryRecords", "xray:PutTraceSegments"], on: ["*"])]
  }

  private var deadLetters: [JSON] {
    guard let target = function.deadLetterTarget else { return [] }
    let action = target.contains(":sqs:") ? "sqs:SendMessage" : "sns:Publish"
    return [Self.allow([action], on: [target])]
  }

  private var fileSystems: [JSON] {
    guard !function.fileSystems.isEmpty else { return [] }
    return [
      [
        "Effect": "Allow",
        "Action": ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        "Resource": "*",
        "Condition": [
          "StringEquals": [
            "elasticfilesystem:AccessPointArn": .array(
              function.fileSystems.map { .string($0.accessPoint) })
          ]
        ],
      ]
    ]
  }

  private func allowance(_ allowance: Manifest.Function.Permissions.Allowance) -> JSON {
    Self.allow(
      [allowance.action],
      on: allowance.resources.map { world.arn(of: $0, for: allowance.action) })
  }

  private static func allow(_ actions: [String], on resources: [String]) -> JSON {
    [
      "Effect": "Allow", "Action": .array(actions.map(JSON.string)),
      "Resource": .array(resources.map(JSON.string)),
    ]
  }
}

extension World {
  /// The ARN that a short form stands for, such as `table/users` for `dynamodb:GetItem`.
  ///
  /// It is of the action's service in this region and account. The buckets of S3 have neither in
  /// their ARNs, and IAM has no region.
  fileprivate func arn(of resource: String, for action: String) -> String {
    guard resource != "*", !resource.hasPrefix("arn:") else { return resource }
    let service = action.prefix { $0 != ":" }
    return switch service {
    case "s3": "arn:\(partition):s3:::\(resource)"
    case "iam": "arn:\(partition):iam::\(account):\(resource)"
    default: "arn:\(partition):\(service):\(region.rawValue):\(account):\(resource)"
    }
  }
}
