/// Words as a shell reads them.
public enum ShellCommand {
  /// The words of a command in one line, each that a shell would not leave alone in quotation marks.
  public static func text(of words: [String]) -> String {
    words.map { word in
      let isPlain = word.allSatisfy { character in
        character.isASCII && (character.isLetter || character.isNumber)
          || "-_=./+,:".contains(character)
      }
      return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
