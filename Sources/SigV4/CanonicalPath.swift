/// The path as the signature sees it.
enum CanonicalPath {
  /// Appends the canonical form of a path.
  static func append(_ path: String, options: SigningOptions, to output: inout OutputSpan<UInt8>) {
    let path = path.utf8.span
    switch options.pathNormalization {
    case .normalized where isNormal(path):
      append(path, encoding: options.pathEncoding, to: &output)
    case .normalized:
      appendNormalized(path, encoding: options.pathEncoding, to: &output)
    case .asIs:
      if path.isEmpty { output.append(slash) }
      append(path, encoding: options.pathEncoding, to: &output)
    }
  }

  /// Whether there is certainly nothing to resolve, as in most paths: no slash or dot after a slash.
  private static func isNormal(_ path: Span<UInt8>) -> Bool {
    var position = path.firstIndex(from: 0) { $0 == slash }
    guard position == 0 else { return false }
    while position + 1 < path.count {
      let next = path[position + 1]
      if next == slash || next == UInt8(ascii: ".") { return false }
      position = path.firstIndex(from: position + 1) { $0 == slash }
    }
    return !path.isEmpty
  }

  /// Resolves empty, `.` and `..` segments.
  ///
  /// A slash at the end stays if there is a segment before it; a `.` or `..` at the end leaves none.
  private static func appendNormalized(
    _ path: Span<UInt8>, encoding: SigningOptions.PathEncoding,
    to output: inout OutputSpan<UInt8>
  ) {
    let start = output.count
    var position = 0
    while position < path.count {
      let end = path.firstIndex(from: position) { $0 == slash }
      let segment = path.extracting(position..<end)
      switch Segment(segment) {
      case .nothing: break
      case .parent: removeSegment(from: &output, after: start)
      case .name:
        output.append(slash)
        append(segment, encoding: encoding, to: &output)
      }
      position = end + 1
    }
    let endsWithSlash = !path.isEmpty && path[path.count - 1] == slash
    if endsWithSlash || output.count == start { output.append(slash) }
  }

  private static func append(
    _ bytes: Span<UInt8>, encoding: SigningOptions.PathEncoding,
    to output: inout OutputSpan<UInt8>
  ) {
    switch encoding {
    case .double: URIEncoding.append(bytes, keeping: .unreservedAndSlash, to: &output)
    case .single: output.append(bytes)
    }
  }

  private static func removeSegment(from output: inout OutputSpan<UInt8>, after start: Int) {
    while output.count > start, output.removeLast() != slash {}
  }

  private static var slash: UInt8 { UInt8(ascii: "/") }

  private enum Segment {
    case nothing
    case parent
    case name

    init(_ segment: Span<UInt8>) {
      let dot = UInt8(ascii: ".")
      switch segment.count {
      case 0: self = .nothing
      case 1 where segment[0] == dot: self = .nothing
      case 2 where segment[0] == dot && segment[1] == dot: self = .parent
      default: self = .name
      }
    }
  }
}
