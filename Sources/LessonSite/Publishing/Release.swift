/// The release of `lessons` that makes the site: the one place that numbers it.
public enum Release {
  public static let version = "0.1.0"
}
