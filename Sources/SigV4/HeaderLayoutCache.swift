/// The layouts that were made last.
struct HeaderLayoutCache {
  /// Enough for a program that calls a few services, with and without bodies.
  static let capacity = 8

  /// The oldest first.
  private var layouts: [HeaderLayout] = []

  /// The layout for a request, kept or new; a new one displaces the oldest.
  mutating func layout(
    of headers: [SignableRequest.Header], adding added: AddedHeader.Selection
  ) -> HeaderLayout {
    if let layout = layouts.last(where: { $0.fits(headers, adding: added) }) { return layout }
    let layout = HeaderLayout(of: headers, adding: added)
    if layouts.count == Self.capacity { layouts.removeFirst() }
    layouts.append(layout)
    return layout
  }
}
