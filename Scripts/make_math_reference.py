#!/usr/bin/env python3
"""Writes Reference/pandoc.json: the structure of pandoc's MathML for every formula of the corpus.

    python3 Scripts/make_math_reference.py

needs pandoc (made with 2.17.1.1, texmath 0.12.4). The tests compare our MathML with the file and
need no pandoc. A formula that pandoc cannot read has null for its structure.

What is compared is the skeleton: elements, their order, and the texts of the tokens. Both sides are
normalised in the same way, here and in Skeleton.swift:

 1. `semantics`, `annotation` and all attributes go. `mfrac` without a bar becomes `mfrac0`.
 2. White space goes: `mspace`, blanks at the ends of `mtext`; so do the invisible operators
    U+2061 to U+2064.
 3. `mstyle` and `mpadded` are unwrapped, `menclose` and `mphantom` count as `mrow`. An `mrow` with
    one child is that child; an `mrow` among other children of a row joins the row, as rows inside
    of `math`, `mtd`, `msqrt` do. An empty token goes.
 4. Identifiers and operators are one kind of token, `m`: both sides differ in what they call
    an operator (named functions, dots, nabla), which shows in spaces only. `mn` and `mtext` stay.
    Neighbouring identifiers in a `mathvariant` that forms words become one token, as
    `\\mathrm{loss}` is one word. A text of word letters only (Korean) counts as `mtext`.
 5. Letters of the mathematical alphabets become plain letters (NFKC), since pandoc sets `\\mathbf`
    and `\\boldsymbol` upright; signs that look alike become one (`SAME` below); an operator of
    several signs (`:=`) becomes several.
 6. Scripts after brackets hang on the closing one, as in TeX; pandoc takes the whole group for
    their base, with `\\left` and without. A superscript of primes stands beside its base.
 7. Within fractions, limits are scripts: TeX has no room there, pandoc does not look.
"""
import html.parser
import json
import pathlib
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree

TESTS = pathlib.Path(__file__).resolve().parent.parent / "Tests/LessonMathTests"

SAME = {
    "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u203e": "¯", "\u0305": "¯", "\u20d7": "→",
    "\u20d6": "←", "\u0307": "˙", "\u0308": "¨", "\u030c": "ˇ", "\u0306": "˘", "\u0301": "´",
    "\u0300": "`", "\u02c6": "^", "\u02dc": "~", "∗": "*", "‖": "∥", "-": "−", "⊥": "⟂", "∼": "~",
    "∣": "|", "·": "⋅", "″": "′′", "‴": "′′′", "⁗": "′′′′", "⟺": "⇔", "⟹": "⇒", "⟸": "⇐",
    "∖": "\\",
}
WORDS = {"normal", "sans-serif", "monospace", "italic"}
ROWS = {"mrow", "math", "menclose", "mphantom", "mstyle", "mpadded"}

SCRIPTS = {
    "msub": "msub", "msup": "msup", "msubsup": "msubsup", "munder": "msub", "mover": "msup",
    "munderover": "msubsup",
}
OPENING = set("([{|⟨⌊⌈∥")
CLOSING = set(")]}|⟩⌋⌉∥")


def is_word_letters(text):
    return all(unicodedata.east_asian_width(c) in "WF" and c.isalpha() for c in text)


def plain(text):
    """Letters and digits without their alphabet; signs that look alike as one of them."""
    text = "".join(SAME.get(c, c) for c in text)
    text = "".join(unicodedata.normalize("NFKC", c) if c.isalnum() else c for c in text)
    return "".join(c for c in text if not "\u2061" <= c <= "\u2064")


def token(kind, text):
    if kind == "mtext":
        text = text.strip(" \u00a0\u2009\u2003")
    text = plain(text)
    if not text:
        return []
    if kind in ("mi", "mo"):
        if is_word_letters(text):
            return [["mtext", text]]
        if not any(c.isalnum() for c in text):
            return [["m", c] for c in text]
        return [["m", text]]
    return [[kind, text]]


def skeleton(element, variant=None, small=False):
    """The element as a list of nodes, `[name, child, …]`; a row gives its children."""
    name = element.tag.split("}")[-1]
    variant = element.get("mathvariant") or variant
    if name in ("annotation", "mspace"):
        return []
    if name == "semantics":
        return skeleton(element[0], variant)
    if name in ("mi", "mo", "mn", "mtext"):
        nodes = token(name, element.text or "")
        if name == "mi" and nodes and variant in WORDS:
            nodes[0].append("word")
        return nodes
    small = small or name == "mfrac"
    children = [joined(skeleton(child, variant, small)) for child in element]
    content = joined(sum(children, []))
    if name in ("msqrt", "mtd"):
        return [[name, row(content)]]
    if name in ROWS:
        return content
    if name in ("mtable", "mtr"):
        return [[name] + content]
    if name == "mfrac" and element.get("linethickness", "") in ("0", "0pt", "0.0pt"):
        name = "mfrac0"
    if name in SCRIPTS:
        return scripts(SCRIPTS[name] if small else name, children)
    return [[name] + [row(nodes) for nodes in children]]


def is_token(node, texts):
    return node[0] == "m" and node[1] in texts


def scripts(name, children):
    base = children[0]
    if len(base) > 1 and is_token(base[0], OPENING) and is_token(base[-1], CLOSING):
        return base[:-1] + scripts(name, [base[-1:]] + children[1:])
    if name == "msup" and all(is_token(node, "′") for node in children[1]):
        return base + children[1]
    return [[name] + [row(nodes) for nodes in children]]


def joined(nodes):
    """Neighbouring letters of one word as one token."""
    result = []
    for node in nodes:
        if result and len(node) == 3 and node[2:] == ["word"] == result[-1][2:]:
            result[-1] = [node[0], result[-1][1] + node[1], "word"]
        else:
            result.append(node)
    return result


def row(nodes):
    return nodes[0] if len(nodes) == 1 else ["mrow"] + nodes


def written(node):
    """A node as text: `(msup (m x) (mn 2))`."""
    if node[0] in ("m", "mn", "mtext"):
        return f"({node[0]} {node[1]})"
    return "(" + " ".join([node[0]] + [written(child) for child in node[1:]]) + ")"


def pandoc(formulas, display):
    mark = "$$" if display else "$"
    text = "\n\n".join(f"{mark}{formula}{mark}" for formula in formulas)
    run = subprocess.run(
        ["pandoc", "--mathml", "--from", "markdown", "--to", "html"], input=text,
        capture_output=True, text=True, check=True)
    paragraphs = [p.split("</p>")[0] for p in run.stdout.split("<p>")[1:]]
    assert len(paragraphs) == len(formulas), (len(paragraphs), len(formulas))
    result = []
    for paragraph in paragraphs:
        if not paragraph.lstrip().startswith("<math"):
            result.append(None)
            continue
        math = paragraph[: paragraph.index("</math>") + len("</math>")]
        result.append(written(row(skeleton(ElementTree.fromstring(math)))))
    return result


def main():
    lines = (TESTS / "Corpus" / "formulas.tex").read_text().splitlines()
    formulas = [line for line in lines if line and not line.startswith("%%")]
    # Markdown ends a paragraph's dollar at a comment's line end; pandoc gets them without.
    sources = [formula.split(" % ")[0].strip() for formula in formulas]
    inline = pandoc(sources, display=False)
    display = pandoc(sources, display=True)
    records = [
        {"tex": tex, "inline": i, "display": d} for tex, i, d in zip(formulas, inline, display)]
    with open(TESTS / "Reference" / "pandoc.json", "w") as file:
        file.write("[\n")
        file.write(",\n".join(json.dumps(r, ensure_ascii=False) for r in records))
        file.write("\n]\n")
    read = sum(r["inline"] is not None for r in records)
    print(f"{len(records)} formulas, {read} read by pandoc")


if __name__ == "__main__":
    main()
