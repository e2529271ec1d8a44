public struct FormulaError: Error, Equatable { public var message: String; public var offset: Int }
public struct Formula: Equatable, Sendable {
  public static func parse(_ tex: String) throws(FormulaError) -> Formula { Formula() }
  public func mathML(display: Bool) -> String { "" }
  public func unicode(display: Bool) -> [String] { [] }
}
