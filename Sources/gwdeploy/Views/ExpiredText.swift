import Provisioning

/// The stages past their time, as people read them.
struct ExpiredText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func text(_ stages: [ExpiredStage], at now: Double) -> String {
    guard !stages.isEmpty else { return "No stage is past its time." }
    func age(_ moment: Double) -> String { "\(Moment.days(from: moment, to: now)) d ago" }
    let rows = stages.map { stage in
      [
        stage.project, stage.stage.name, stage.api.id, age(stage.releasedAt),
        age(stage.expiredAt), stage.isProtected ? "yes" : "no",
      ]
    }
    return Table(
      ["PROJECT", "STAGE", "API", "RELEASED", "EXPIRED", "PROTECTED"], rows, palette
    ).lines.joined(separator: "\n")
  }
}
