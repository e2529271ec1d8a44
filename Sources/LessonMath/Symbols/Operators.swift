/// Commands that stand for an operator between two operands, or for one over many.
enum Operators {
  static let binary: [String: String] = [
    "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "⋅", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "∙", "cap": "∩", "cup": "∪", "Cap": "⋒", "Cup": "⋓", "uplus": "⊎",
    "sqcap": "⊓", "sqcup": "⊔", "vee": "∨", "lor": "∨", "wedge": "∧", "land": "∧",
    "barwedge": "⊼", "veebar": "⊻", "setminus": "∖", "smallsetminus": "∖", "wr": "≀",
    "diamond": "⋄", "bigtriangleup": "△", "bigtriangledown": "▽", "triangleleft": "◃",
    "triangleright": "▹", "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵",
    "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "oslash": "⊘", "odot": "⊙",
    "circledast": "⊛", "circledcirc": "⊚", "circleddash": "⊝", "bigcirc": "◯",
    "boxplus": "⊞", "boxminus": "⊟", "boxtimes": "⊠", "boxdot": "⊡", "amalg": "⨿",
    "dagger": "†", "ddagger": "‡", "ltimes": "⋉", "rtimes": "⋊", "intercal": "⊺",
    "dotplus": "∔", "divideontimes": "⋇", "curlyvee": "⋎", "curlywedge": "⋏",
  ]

  /// Large operators whose limits stand above and below in display style.
  static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "bigcap": "⋂", "bigcup": "⋃", "bigsqcup": "⨆",
    "biguplus": "⨄", "bigvee": "⋁", "bigwedge": "⋀", "bigoplus": "⨁", "bigotimes": "⨂",
    "bigodot": "⨀",
  ]

  /// Large operators whose limits stand at the side.
  static let integrals: [String: String] = [
    "int": "∫", "iint": "∬", "iiint": "∭", "iiiint": "⨌", "oint": "∮", "oiint": "∯",
    "smallint": "∫",
  ]

  /// Functions set upright, without limits.
  static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp",
    "hom", "ker", "lg", "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
  ]

  /// Functions set upright whose scripts are limits, and how they are written.
  static let limitFunctions: [String: String] = [
    "det": "det", "gcd": "gcd", "inf": "inf", "lim": "lim", "liminf": "lim inf",
    "limsup": "lim sup", "max": "max", "min": "min", "Pr": "Pr", "sup": "sup",
    "injlim": "inj lim", "projlim": "proj lim", "argmax": "arg max", "argmin": "arg min",
  ]
}
