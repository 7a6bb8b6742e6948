/// The signed headers as the signature sees them: names in lower case and in order, values tidied.
struct CanonicalHeaders {
  private var list = PairList(equalKeys: .asTheyCame)

  /// Forgets all headers.
  mutating func removeAll() { list.removeAll() }

  /// Takes those headers of a request that a signature covers.
  mutating func add(
    _ headers: [SignableRequest.Header], contentHash: SigningOptions.ContentHashHeader,
    writingTo output: inout OutputSpan<UInt8>
  ) {
    let headers = headers.span
    for index in headers.indices {
      add(headers[index], contentHash: contentHash, writingTo: &output)
    }
  }

  /// Takes a header whose name is in lower case.
  mutating func add(
    name: StaticString, value: String, writingTo output: inout OutputSpan<UInt8>
  ) {
    let start = output.count
    output.append(literal: name)
    add(name: start..<output.count, value: value, writingTo: &output)
  }

  /// Appends a line `name:value` for each name, with the values of one name joined by commas.
  func appendLines(to output: inout OutputSpan<UInt8>) {
    for (index, header) in list.pairs.enumerated() {
      if isRepeated(index, in: output.span) {
        output.append(UInt8(ascii: ","))
        output.append(copyOf: header.value)
      } else {
        if index > 0 { output.append(UInt8(ascii: "\n")) }
        output.append(copyOf: header.whole)
      }
    }
    if !list.pairs.isEmpty { output.append(UInt8(ascii: "\n")) }
  }

  /// Appends the names with semicolons between them.
  func appendNames(to output: inout OutputSpan<UInt8>) {
    for (index, header) in list.pairs.enumerated() where !isRepeated(index, in: output.span) {
      if index > 0 { output.append(UInt8(ascii: ";")) }
      output.append(copyOf: header.key)
    }
  }

  private mutating func add(
    _ header: borrowing SignableRequest.Header, contentHash: SigningOptions.ContentHashHeader,
    writingTo output: inout OutputSpan<UInt8>
  ) {
    let start = output.count
    output.append(lowerCased: header.name.utf8.span)
    let name = start..<output.count
    if HeaderSelection.covers(output.span.extracting(name), contentHash: contentHash) {
      add(name: name, value: header.value, writingTo: &output)
    }
  }

  private mutating func add(
    name: Range<Int>, value: String, writingTo output: inout OutputSpan<UInt8>
  ) {
    output.append(UInt8(ascii: ":"))
    let start = output.count
    output.append(tidied: value.utf8.span)
    list.insert(PairList.Pair(key: name, value: start..<output.count), in: output.span)
  }

  /// Whether the header before has the same name.
  private func isRepeated(_ index: Int, in memory: Span<UInt8>) -> Bool {
    index > 0 && memory.areEqual(list.pairs[index - 1].key, list.pairs[index].key)
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func append(lowerCased name: Span<UInt8>) {
    let start = count
    append(name)
    withUnsafeMutableBufferPointer { memory, count in
      for index in start..<count {
        let isUpperCase = memory[index] &- UInt8(ascii: "A") < 26
        memory[index] |= isUpperCase ? 0x20 : 0
      }
    }
  }

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
