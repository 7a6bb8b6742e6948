extension Throttle {
  /// What the tree says of a throttle; nil if it has no rate that can be read.
  init?(_ node: YAMLNode) {
    guard let rate = node["rate"]?.text.flatMap(Rate.init(unit:)) else { return nil }
    self.init(rate: rate.perSecond, burst: node["burst"]?.text.flatMap { Int($0) })
  }
}
