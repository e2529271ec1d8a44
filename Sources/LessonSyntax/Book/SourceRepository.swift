/// Where a book's Markdown is kept and can be edited in a browser.
public struct SourceRepository: Equatable, Sendable {
  /// `https://github.com/someone/notes`, without a slash at its end.
  public var address: String

  public var branch: String

  /// The book's folder in it, without slashes at its ends; empty for the repository's own.
  public var folder: String

  public init(address: String, branch: String = "main", folder: String = "") {
    self.address = address
    self.branch = branch
    self.folder = folder
  }

  /// The address at which the chapter that is `name` in the book can be edited, in the form of the
  /// host: GitLab's, Gitea's and Forgejo's, as on Codeberg, or GitHub's, which others know, too.
  public func editAddress(of name: String) -> String {
    let path = URLText.encode(folder.isEmpty ? name : folder + "/" + name)
    let branch = URLText.encode(branch)
    let host = address.split(separator: "/").dropFirst().first ?? ""
    let way =
      if host.hasSubstring("gitlab") {
        "/-/edit/"
      } else if ["codeberg", "gitea", "forgejo"].contains(where: host.hasSubstring) {
        "/_edit/"
      } else {
        "/edit/"
      }
    return address + way + branch + "/" + path
  }
}

extension Substring {
  fileprivate func hasSubstring(_ word: String) -> Bool { firstRange(of: word) != nil }
}
