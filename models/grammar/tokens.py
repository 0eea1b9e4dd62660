"""Text to tokens and sentences, with the place of each in code points.

Contractions are divided as in the Penn Treebank: *did|n't*, *she|'s*, *ca|n't*; *cannot* stays
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.grammar.types import Span, Token, moved

# The apostrophes people and printers use: typewriter, typographic, modifier letter, grave accent.
APOSTROPHES = "'\u2019\u02bc`"
_A = f"[{APOSTROPHES}]"
_LETTER = r"[^\W\d_]"

_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?)\]'\u2019]      # https://example.org/a?b
    | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+                          # anna@example.org
    | (?:[A-Za-z]\.){{2,}}                                      # e.g. U.S. o.k.
    | (?i:mr|mrs|ms|mt|dr|prof|st|jr|sr|vs|etc|no(?=\.\s?\d))\.    # Dr. Smith; No. 5
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|(?:am|pm)\b)?%?         # 3.5 1,000 10:30 2nd 1990s 50%
    | (?i:o{_A}clock|ma{_A}am)\b
    | {_LETTER}[\w]*(?:[-\u2010\u2011]\w+)*                     # word, well-known, B2B
      (?:{_A}(?=\w)\w+(?:-\w+)*)*                               # don't, she's, O'Neil
    | (?<!\w){_A}(?i:tis|twas|em|s|m|re|ve|ll|d)\b(?!{_A})       # 'tis; she 's, as corpora have it
    | \.{{2,}}|\u2026|-{{2,}}|[!?]{{2,}}                        # ... -- ?!
    | \S
    """,
    re.VERBOSE,
)
# did|n't, could|n't|'ve, she|'s; the alternatives come after one another in the loop of _divide.
_ENDING = re.compile(rf"(?i)(?<=\w)(?:n{_A}t|{_A}(?:s|m|re|ve|ll|d))$")
_NOT_DIVIDED = re.compile(rf"(?i)o{_A}clock|ma{_A}am|ain$")

# Always followed by what they shorten.
_TITLE = re.compile(r"(?i)\b(?:mr|mrs|ms|mt|dr|prof|st|vs|approx|dept|fig|vol|e\.g|i\.e)\.$")
# They may end a sentence as well: "at 5 p.m.", "and so on, etc.", initials.
_ABBREVIATION = re.compile(r"\b(?i:jr|sr|etc|inc|ltd|a\.m|p\.m|[a-z](?:\.[a-z])*)\.$")
_NUMBER = re.compile(r"(?i)(?:^|\n)\s*\d+\.$|\bno\.$")  # "1. Read the text." and "No. 5"
# With a capital they begin a sentence, even after an abbreviation.
_LABEL = re.compile(r"\(?\d{1,3}[.)]?[ \t]+(?=[A-Z][a-z])")  # "4 Complete", "4) Complete"
_OPENERS = frozenset(
    {"the", "a", "i", "he", "she", "it", "we", "you", "they", "this", "that", "these", "those",
     "there", "then", "but", "and", "so", "my", "your", "his", "her", "our", "their", "its", "if",
     "when", "after", "in", "what", "yesterday", "now"}
)  # fmt: skip
_END = re.compile(r"""(?:[.!?\u2026]+["'\u201d\u2019)\]]*)(?=\s)|\n\s*""")


def tokenize(text: str) -> tuple[Token, ...]:
    """Words, numbers and punctuation in order; ``token.span.of(text) == token.text`` holds."""
    return tuple(_tokens(text))


def tokenize_in(text: str, sentence: Span) -> tuple[Token, ...]:
    """The tokens of one sentence of ``text``, at their places there."""
    return tuple(moved(token, sentence.start) for token in _tokens(sentence.of(text)))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if len(word) > 2 and not word.isalnum():
            for cut in _cuts(word):
                yield Token(text[start : start + cut], Span(start, start + cut))
                word, start = word[cut:], start + cut
        yield Token(text[start:end], Span(start, end))


def _cuts(word: str) -> Iterator[int]:
    """Lengths of the parts in front of the contractions at the end of ``word``, from the left."""
    if _NOT_DIVIDED.fullmatch(word):
        return
    ends = []
    rest = word
    while (match := _ENDING.search(rest)) is not None:
        ends.append(match.start())
        rest = rest[: match.start()]
    taken = 0
    for end in reversed(ends):
        yield end - taken
        taken = end


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` without the white space around them."""
    found = []
    start = 0
    for match in _END.finditer(text):
        if not _ends_sentence(text, match):
            continue
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return tuple(span for span in found if span.start < span.end)


def without_label(text: str, sentence: Span) -> Span:
    """``sentence`` without the number of an exercise: *4 Write it.*, but *4 dogs bark.*"""
    label = _LABEL.match(text, sentence.start, sentence.end)
    return sentence if label is None else Span(label.end(), sentence.end)


def _ends_sentence(text: str, end: re.Match[str]) -> bool:
    if "\n" in end.group():
        return _line_is_over(text, end)
    following = text[end.end() :].lstrip()[:1]
    if following.islower():
        return False  # "What?" she said. And so on ... then
    if end.group() != ".":
        return True
    before = text[max(0, end.start() - 12) : end.start() + 1]
    if _TITLE.search(before):
        return False
    if (number := _NUMBER.search(before)) is not None:
        return "o" in number.group().lower() and not following.isdigit()
    follower = re.match(r"\w*", text[end.end() :].lstrip())
    opens = follower is not None and follower.group().lower() in _OPENERS
    return opens or not _ABBREVIATION.search(before)


def _line_is_over(text: str, end: re.Match[str]) -> bool:
    """An empty line ends a sentence; a single line break only where no sentence runs on."""
    following = text[end.end() :][:1]
    return end.group().count("\n") > 1 or not following.islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))
