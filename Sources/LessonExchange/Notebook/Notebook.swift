/// A Jupyter notebook, as far as a lesson goes into one and comes out of one
/// (nbformat 4: https://nbformat.readthedocs.io/en/latest/format_description.html).
struct Notebook: Equatable, Sendable {
  var cells: [NotebookCell] = []

  /// What the notebook is called in its metadata.
  var title: String?

  /// The language of its code cells, as highlighters call it.
  var language: String?

  /// What `lessons export` noted of the chapter; nil for a notebook from elsewhere.
  var lesson: LessonNote?

  struct LessonNote: Equatable, Sendable {
    /// The lines of the chapter's front matter.
    var frontMatter: [String] = []
  }
}

/// A cell of a notebook.
struct NotebookCell: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case markdown
    case code
    /// Text for no one but a converter.
    case raw
  }

  var kind: Kind

  /// Lines end with `\n`, but for the last.
  var source: String

  /// Pictures pasted into the cell, by the names that `attachment:` links use.
  var attachments: [Attachment] = []

  /// Of a code cell only.
  var outputs: [NotebookOutput] = []

  /// The language of a code cell that differs from its notebook's.
  var language: String?

  /// What `lessons export` noted of the cell; nil for one from elsewhere.
  var lesson: LessonNote?

  struct Attachment: Equatable, Sendable {
    var name: String
    var picture: Picture
  }

  struct LessonNote: Equatable, Sendable {
    /// What the cell's fence says behind `swift`.
    var options: String?
    /// The cell is the chapter's title, which stands in its front matter.
    var isTitle = false
    /// Link definitions of other cells, repeated at the end of this one.
    var definitions: [String] = []
  }
}

/// What a code cell gave.
enum NotebookOutput: Equatable, Sendable {
  /// What it printed.
  case stream(String)
  /// A value or a figure: its plain text, and what else it can be shown as.
  case value(text: String, pictures: [Picture])
  case error(name: String, message: String, traceback: [String])
  /// What stands under a figure; a lesson has it as an option.
  case caption(String)
}

/// A picture's bytes, in one of the formats that pages show.
struct Picture: Equatable, Sendable {
  enum Format: String, CaseIterable, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"
    case svg = "image/svg+xml"

    var fileExtension: String {
      switch self {
      case .png: "png"
      case .jpeg: "jpg"
      case .gif: "gif"
      case .webp: "webp"
      case .svg: "svg"
      }
    }
  }

  var format: Format
  var bytes: [UInt8]
}
