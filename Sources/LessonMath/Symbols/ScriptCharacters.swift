/// Superscripts and subscripts that are Unicode characters of their own.
enum ScriptCharacters {
  /// The text as superscript characters, or nil when one of its characters has none.
  static func superscript(_ text: String) -> String? { convert(text, superscripts) }

  /// The text as subscript characters, or nil when one of its characters has none.
  static func `subscript`(_ text: String) -> String? { convert(text, subscripts) }

  /// Whether a character is one that stands for a script when it is typed in a formula.
  static func isScript(_ character: Character) -> Bool { typed[character] != nil }

  static func isSuperscript(_ character: Character) -> Bool {
    typed[character]?.isSuperscript ?? false
  }

  /// The character that a typed script character stands for.
  static func plain(_ character: Character) -> Character? { typed[character]?.plain }

  private static func convert(
    _ text: String, _ table: [Character: Character]
  ) -> String? {
    var converted = ""
    for character in text {
      guard let script = table[character] else { return nil }
      converted.append(script)
    }
    return converted
  }

  private static let superscripts = pairs(
    """
    0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ −⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ \
    rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ βᵝ γᵞ δᵟ \
    θᶿ φᵠ χᵡ ⊤ᵀ
    """)

  private static let subscripts = pairs(
    """
    0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ −₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ \
    βᵦ γᵧ ρᵨ φᵩ χᵪ
    """)

  /// Signs that look the same on the line: they need no `^` before them in plain text.
  static let raised: [String: String] = [
    "′": "′", "″": "″", "‴": "‴", "⁗": "⁗", "*": "*", "†": "†", "‡": "‡", "∘": "°", "⊤": "ᵀ",
    "⊺": "ᵀ", "°": "°",
  ]

  private static func pairs(_ text: String) -> [Character: Character] {
    var table: [Character: Character] = [:]
    for pair in text.split(separator: " ") {
      guard let first = pair.first, let last = pair.last else { continue }
      table[first] = last
    }
    return table
  }

  /// What may be typed. Letters may not: `ᵀ` and its kin are letters of their own elsewhere.
  private static let typed: [Character: (plain: Character, isSuperscript: Bool)] = {
    var table: [Character: (plain: Character, isSuperscript: Bool)] = [:]
    for (plain, script) in superscripts where "0123456789+−=()niT".contains(plain) {
      table[script] = (plain, true)
    }
    for (plain, script) in subscripts { table[script] = (plain, false) }
    return table
  }()
}
