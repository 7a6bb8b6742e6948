extension HeaderLayout {
  /// Appends a line `name:value` for each name: the name in lower case, the values tidied, those of
  /// one name with commas between them.
  func appendLines(
    of headers: [SignableRequest.Header], adding additions: borrowing Additions,
    to output: inout OutputSpan<UInt8>
  ) {
    let headers = headers.span
    let prefixes = prefixes
    for entry in entries {
      output.append(prefixes.span.extracting(entry.prefix))
      switch entry.source {
      case .request(let index): output.append(tidied: headers[index].value.utf8.span)
      case .added(let header): output.append(tidied: additions.value(of: header).utf8.span)
      }
    }
    if !entries.isEmpty { output.append(UInt8(ascii: "\n")) }
  }
}

extension OutputSpan<UInt8> {
  /// Appends a value without white space at its ends, and with one space for each run inside.
  fileprivate mutating func append(tidied value: Span<UInt8>) {
    guard value.mayHaveSpaces else { return append(value) }
    let start = count
    var isAfterSpace = false
    for index in value.indices {
      switch value[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        isAfterSpace = true
      case let byte:
        if isAfterSpace && count > start { append(UInt8(ascii: " ")) }
        isAfterSpace = false
        append(byte)
      }
    }
  }
}

extension Span<UInt8> {
  /// False if there is certainly no white space.
  ///
  /// It looks at all bytes whatever it finds, so that many are compared at once: a session token is
  /// long.
  fileprivate var mayHaveSpaces: Bool {
    withUnsafeBufferPointer { bytes in
      var lowest = UInt8.max
      for byte in bytes { lowest = Swift.min(lowest, byte) }
      return lowest <= UInt8(ascii: " ")
    }
  }
}
