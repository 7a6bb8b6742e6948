import FoundationEssentials
import Manifest
import Testing

/// A folder with a manifest and what is expected of it.
///
/// Beside `gwdeploy.yaml` there may be `stage.txt` (the stage to load, or `-` for none named;
/// without the file all stages are validated) and `files.txt` (what the project's folder holds, a
/// path and what it is on each line). `expected.txt` is written by the tests when
/// `GWDEPLOY_REWRITE_GOLDEN` is set.
struct FixtureCase: CustomTestStringConvertible, Sendable {
  var folder: URL

  /// What `${env:…}` is taken from in all cases.
  static let environment = ["SET": "set-value", "TOKEN": "s3cret-token"]

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  static func all(_ group: String) -> [FixtureCase] {
    let folder = root.appending(path: group)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { FixtureCase(folder: folder.appending(path: $0)) }
  }

  var testDescription: String { folder.lastPathComponent }

  func manifest() throws -> MarkedText {
    MarkedText(try #require(text(of: Self.manifestName)))
  }

  /// What is expected of the files beside the manifest, by marks of their own.
  var expectedOfFiles: [MarkedText.Mark] { documents.values.flatMap(\.expected) }

  private static let manifestName = "gwdeploy.yaml"

  /// The files that the manifest may name.
  private var documents: [String: MarkedText] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { ![Self.manifestName, "expected.txt"].contains($0) }
      .reduce(into: [:]) { $0[$1] = text(of: $1).map(MarkedText.init) }
  }

  func loader(_ manifest: MarkedText) -> ManifestLoader {
    ManifestLoader(
      file: "gwdeploy.yaml", text: manifest.text, environment: Self.environment,
      files: files)
  }

  /// What the project's folder holds; files in the case's own folder can be read.
  private var files: FakeFiles {
    var files = text(of: "files.txt").map(FakeFiles.init(listing:)) ?? .usual
    files.texts = documents.mapValues(\.text)
    return files
  }

  /// The stage to load, or nil to validate all.
  var stage: Wanted? {
    text(of: "stage.txt").map { text in
      let name = text.trimmed
      return name == "-" ? .unnamed : .named(name)
    }
  }

  enum Wanted {
    case unnamed
    case named(String)

    var name: String? {
      if case .named(let name) = self { name } else { nil }
    }
  }

  /// Holds a text against `expected.txt`, or writes it and fails.
  func expectGolden(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let expected = self.text(of: "expected.txt") ?? ""
    if expected != text, ProcessInfo.processInfo.environment["GWDEPLOY_REWRITE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: folder.appending(path: "expected.txt"))
      Issue.record("\(testDescription)/expected.txt was rewritten", sourceLocation: sourceLocation)
    } else {
      #expect(text == expected, sourceLocation: sourceLocation)
    }
  }

  private func text(of name: String) -> String? {
    (try? Data(contentsOf: folder.appending(path: name))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
