import Provisioning

extension Change.Action {
  /// The mark before a line of a plan.
  func mark(_ palette: Palette) -> String {
    switch self {
    case .create: palette.green("+")
    case .update: palette.yellow("~")
    case .replace: palette.red("-") + "/" + palette.green("+")
    case .delete: palette.red("-")
    }
  }

  /// For a count in a plan's summary.
  var toBeDone: String {
    switch self {
    case .create: "to create"
    case .update: "to change"
    case .replace: "to replace"
    case .delete: "to delete"
    }
  }

  /// While it is done.
  var underWay: String {
    switch self {
    case .create: "creating"
    case .update: "changing"
    case .replace: "replacing"
    case .delete: "deleting"
    }
  }

  /// When it is done.
  var done: String {
    switch self {
    case .create: "created"
    case .update: "changed"
    case .replace: "replaced"
    case .delete: "deleted"
    }
  }
}
