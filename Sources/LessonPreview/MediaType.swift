/// What a browser is told that a file is (IANA, "Media Types").
enum MediaType {
  private static let types = [
    "html": "text/html", "css": "text/css", "js": "text/javascript", "txt": "text/plain",
    "md": "text/plain", "csv": "text/csv", "json": "application/json", "xml": "application/xml",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "pdf": "application/pdf",
    "mp4": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "vtt": "text/vtt",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav",
  ]

  /// By the ending of `name`.
  static func of(_ name: some StringProtocol) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }
}
