import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("CloudWatch metrics")
struct MetricsTests {
  private static func metric(_ name: String) -> CloudWatch.Metric {
    CloudWatch.Metric(
      namespace: "AWS/ApiGateway", metricName: "Count",
      dimensions: [CloudWatch.Dimension(name: "ApiName", value: name)])
  }

  @Test("Sums are read to the end, and a metric without data has none")
  func dailySums() async throws {
    let (sums, sent) = try await exchange(
      .text(
        """
        {"MetricDataResults":[{"Id":"q0","Label":"Count","Timestamps":[1767225600],"Values":[3],\
        "StatusCode":"PartialData"}],"NextToken":"t2"}
        """),
      .text(
        """
        {"MetricDataResults":[{"Id":"q0","Timestamps":[1767312000],"Values":[4],\
        "StatusCode":"Complete"},{"Id":"q1","Timestamps":[],"Values":[],"StatusCode":"Complete"},\
        {"Id":"q2","StatusCode":"InternalError"}]}
        """)
    ) {
      try await CloudWatch($0).dailySums(
        of: ["a", "b", "c"].map(Self.metric), from: 1_767_225_600, to: 1_767_398_400)
    }
    #expect(sums.map(\.total) == [7, 0, 0])
    #expect(sums.map(\.isComplete) == [true, true, false])
    #expect(sums[0].byDay == [1_767_225_600: 3, 1_767_312_000: 4])
    #expect(sent.count == 2)
    #expect(sent[0].field("x-amz-target") == "GraniteServiceVersion20100801.GetMetricData")
    #expect(try sent[1].json?["NextToken"] == "t2")
    #expect(try sent[0].json?["StartTime"] == 1_767_225_600)
  }

  @Test("Five hundred metrics go into a call, fewer where the data would be too many")
  func batches() async throws {
    let transport = ScriptedTransport { _, _ in .text(#"{"MetricDataResults":[]}"#) }
    let cloudWatch = CloudWatch(Client(over: transport))
    let metrics = (0..<501).map { Self.metric("api\($0)") }
    _ = try await cloudWatch.dailySums(of: metrics, from: 0, to: 30 * 86_400)
    #expect(transport.sent.count == 2)
    _ = try await cloudWatch.dailySums(of: metrics, from: 0, to: 455 * 86_400)
    #expect(transport.sent.count == 2 + 3)
  }
}
