"""Sentences of HTML pages of argument or instruction, without headings, code and references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from models.grammar.tokens import sentences
from training.verb_model.book_text import STRAIGHT, is_good

# Elements whose text is no running prose.
LEFT_OUT = frozenset("aside dt form h1 h2 h3 h4 h5 h6 head nav pre script style sup table".split())
# Elements at whose begin and end a paragraph ends.
BLOCKS = LEFT_OUT - {"sup"} | frozenset("blockquote body dd div dl hr li ol p section ul".split())
# ` [Bakunin, Op. Cit., p. 249]` after what is quoted; not the `[n]` of "[n]o one".
REFERENCE = re.compile(r" \[[^\[\]]*(?:\d|Op\. Cit)[^\[\]]*\]")
# ". . ." for words left out would be read as the end of a sentence; none with "…" is kept.
LEFT_OUT_WORDS = re.compile(r"\.(?: ?\.)+")
# Shorter ones are labels and cross-references more often than not: "See below."
FEWEST = 5
NO_PROSE = re.compile(
    r"[^\w\s.,;:?!'\"()%$&-]|_"  # names and operators of code, marks of editors
    r"|\w\(|\.\w+\(|::|\w\.[a-z]{2,}\b|(?<!\w)\.\w"  # f(x), os.path, .txt
    r"|\bpp?\. ?\d|\b(?:Op|op)\. ?[Cc]it\b"  # where it stands in a book
    r"| [.,;:?!]|\w- "  # left by marks that were taken out, or by a break of the line
    r"|^(?:New|Changed|Deprecated) (?:in|since) version\b"
)
# A title, or a list of names, has a capital on more of its words than a sentence.
MOST_CAPITALS = 0.4
FEWEST_LETTERS = 0.8


class _Paragraphs(HTMLParser):
    """Collects running text; ``found`` is whole after `close`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in BLOCKS:
            self._end_paragraph()
        elif tag == "br":
            self._open.append(" ")
        if tag in LEFT_OUT:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        # `<script src="..."/>` holds nothing that could be left out.
        if tag in BLOCKS:
            self._end_paragraph()
        elif tag == "br":
            self._open.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_paragraph()
        if tag in LEFT_OUT:
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self._open.append(data)

    def close(self) -> None:
        super().close()
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        text = " ".join("".join(self._open).split())
        self._open.clear()
        if text:
            self.found.append(text)


def paragraphs(page: str) -> list[str]:
    """The running text of a page, white space made one, in its order."""
    parser = _Paragraphs()
    parser.feed(page)
    parser.close()
    return parser.found


def page_sentences(page: str) -> Iterator[str]:
    """The good sentences of a page, in their order."""
    for paragraph in paragraphs(page):
        text = LEFT_OUT_WORDS.sub("…", REFERENCE.sub("", paragraph.translate(STRAIGHT)))
        for span in sentences(text):
            sentence = span.of(text).strip()
            if sentence.count('"') % 2:
                # The first or the last of several sentences that are quoted.
                sentence = sentence.strip('"')
            if is_good(sentence) and _is_prose(sentence):
                yield sentence


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    letters = sum(letter.isalpha() or letter == " " for letter in sentence)
    capitals = sum(word[0].isupper() for word in words)
    quoted = sentence.split('"')[1::2]
    return (
        len(words) >= FEWEST
        and NO_PROSE.search(sentence) is None
        # `it is" no "good` begins inside of one quotation and ends inside of another.
        and all(part and part == part.strip() for part in quoted)
        and letters / len(sentence) >= FEWEST_LETTERS
        and capitals / len(words) <= MOST_CAPITALS
    )
