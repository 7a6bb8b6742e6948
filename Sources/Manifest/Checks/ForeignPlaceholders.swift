/// Other tools' placeholders (the Serverless Framework, SAM, CloudFormation), which nothing fills in
/// here.
struct ForeignPlaceholders {
  let root: YAMLNode

  /// All findings, one for each place.
  var findings: [Diagnostic] {
    root.scalars.filter { $0.scalar.style != .verbatim }.compactMap { scalar, place in
      Self.words.first { scalar.text.contains("${\($0.beginning)") }.map { word in
        Diagnostic(
          .foreignPlaceholder,
          "`${\(word.beginning)…}` is no placeholder here, and stays as it is.",
          hint: word.hint, at: place)
      }
    }
  }

  /// How they begin, and what is written here.
  private static let words: [(beginning: String, hint: String)] = [
    ("ssm:", "in a function's environment write `{ssm: /name}`"),
    ("self:", "write `${param:name}`, and its value under `stages: default: params:`"),
    ("opt:stage", "write `${stage}`"),
    ("sls:stage", "write `${stage}`"),
    ("opt:", "write `${env:NAME}`"),
    ("aws:accountId", "write `${account}`"),
    ("aws:region", "write `${region}`"),
    ("AWS::AccountId", "write `${account}`"),
    ("AWS::Region", "write `${region}`"),
    ("AWS::StackName", "write `${project}-${stage}`"),
    ("cf:", "write the value, or take it from the environment with `${env:NAME}`"),
    ("file(", "a document can be `{file: path}`; other values are written here"),
  ]
}
