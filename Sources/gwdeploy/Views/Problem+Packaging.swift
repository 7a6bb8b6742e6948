import Packaging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Problem {
  /// A package that cannot be made.
  init(_ error: PackagingError) {
    let (summary, detail, hint): (String, String, String?) =
      switch error {
      case .notFound(let path):
        ("\(path) is not there", "The function's code is looked for there.", nil)
      case .unreadable(let path, let code):
        ("\(path) cannot be read", "\(String(cString: strerror(code))).", nil)
      case .unwritable(let path, let reason):
        ("The package \(path) cannot be written", "\(reason).", nil)
      case .brokenLink(let path):
        ("\(path) is a link that leads to nothing", "", "mend the link, or exclude it")
      case .linkLeavesFolder(let path):
        (
          "\(path) is a link out of the function's folder",
          "Only what is in the folder is packed.", "copy what it leads to, or exclude it"
        )
      case .linkLoop(let path):
        ("\(path) is a link to a folder that it is in", "", "exclude it")
      case .notPackable(let path):
        ("\(path) is neither a file nor a folder", "", "exclude it")
      case .nameNotUTF8(let path):
        ("The name of \(path) is not UTF-8", "", "rename it, or exclude it")
      case .noSuchInput(let pattern):
        (
          "`\(pattern)` names no file", "A build depends on what its inputs name.",
          "mend the pattern: it is relative to the manifest's folder, as in `.gitignore`"
        )
      case .empty(let path):
        ("\(path) has no files to pack", "All of them are excluded, or there are none.", nil)
      case .tooLarge(let path, let bytes, let limit):
        (
          "\(path) is too large for Lambda",
          "It has \(bytes) bytes; a function takes \(limit) at most, unpacked.",
          "exclude what is not needed when it runs"
        )
      case .changed(let path):
        ("\(path) was changed while it was packed", "", "run the command again")
      }
    self.init(code: "packaging", summary: summary, detail: detail, hint: hint)
  }

  /// Summary, detail and hint in one line.
  var sentence: String {
    let advice = hint.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
    return ["\(summary).", detail, advice ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
