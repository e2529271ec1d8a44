import LessonSyntax
import Testing

@Suite struct DeclaredNamesTests {
  @Test func variablesOutsideAllBracketsAreDeclared() {
    let code = """
      let a = 1
      var b: Int { let inner = 3; return inner }
      let (c, _, d) = (1, 2, 3)
      func f() { let local = 4 }
      struct S { let member = 5 }
      if let e = Optional(1), let e2 = Optional(2) { print(e) }
      guard let g = Optional(1) else { fatalError() }
      var `h` = 2
      """
    let names = DeclaredNames.variables(in: code)
    #expect(names.isSuperset(of: ["a", "b", "c", "d", "g", "`h`"]))
    #expect(
      names.isDisjoint(with: ["inner", "local", "member", "f", "S", "e", "e2", "Optional", "Int"]))
  }

  @Test func membersAndLabelsAreNotUsed() {
    #expect(
      DeclaredNames.used(in: "x.loss + f(rate: y) + \"\\(z)\" + \"w\"") == ["x", "f", "y", "z"])
  }
}
