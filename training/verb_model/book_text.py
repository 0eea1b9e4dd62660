"""Sentences of a Project Gutenberg book that are good models of English as it is written today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.grammar.tokens import sentences

START = re.compile(r"^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG.*$", re.MULTILINE)
END = re.compile(r"^\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG.*$", re.MULTILINE)
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-"})
# Underscores stand around what the print has in italics.
PLAIN = {**STRAIGHT, ord("_"): None}
FEWEST, MOST = 2, 40
# Lines of verse and of tables of contents are shorter than those of prose.
SHORTEST_LINE = 45
BEGINS = re.compile(r"""["'(]*[A-Z]""")
ENDS = re.compile(r"""[.!?]["')]*$""")
HEADING = re.compile(r"\b[A-Z]{3,}\b.*\b[A-Z]{3,}\b|\b(?:CHAPTER|BOOK|PART) [IVXLC\d]+\b")
ARCHAIC = re.compile(
    r"\b(?:thou|thee|thy|thine|thyself|ye|hath|doth|hast|dost|didst|hadst|wast|wert|canst|shalt"
    r"|wouldst|couldst|shouldst|saith|quoth|methinks|prithee|forsooth|verily|betwixt|spake)\b"
    r"|'t(?:is|was|were|will|would)\b|\b(?:o'er|e'er|ne'er)\b",
    re.IGNORECASE,
)
DIALECT = re.compile(
    r"\b(?:ain't|hain't|warn't|an'|o'|th'|yer|yeh|gwine|wuz|dat|dis|dey|dem|ter|ole|jes|jest"
    r"|sez|allus|sartin|git|kin|nuthin|nothin|somethin|s'pose)(?![\w'])(?! ?clock)"
    r"|\w{2,}in'(?!\w)|(?<!\w)'em\b",
    re.IGNORECASE,
)


def body(text: str) -> str:
    """The book without what Project Gutenberg puts before and after it.

    Raises:
        ValueError: there is no mark of where it begins.
    """
    start = START.search(text)
    if start is None:
        raise ValueError("It has no line *** START OF THE PROJECT GUTENBERG EBOOK ***.")
    end = END.search(text, start.end())
    return text[start.end() : end.start() if end else len(text)]


def book_sentences(text: str) -> Iterator[str]:
    """The good sentences of a whole book file, in their order."""
    for block in re.split(r"\n\s*\n", body(text.replace("\r\n", "\n"))):
        if _is_prose(block):
            paragraph = " ".join(block.translate(PLAIN).split())
            for span in sentences(paragraph):
                sentence = span.of(paragraph).strip()
                if is_good(sentence):
                    yield sentence


def _is_prose(block: str) -> bool:
    """No heading, verse, table, note or picture."""
    lines = [line for line in block.split("\n") if line.strip()]
    if not lines or lines[0].lstrip()[:1] in "[*|+":
        return False
    # Verse, letters and tables are set in.
    if any(line[:1] in " \t" for line in lines):
        return False
    full = lines[:-1]
    return not full or sum(map(len, full)) / len(full) >= SHORTEST_LINE


def is_good(sentence: str) -> bool:
    """Whole, plain, of today's grammar, and of a length that learners read."""
    return (
        FEWEST <= len(sentence.split()) <= MOST
        and sentence.isascii()
        and BEGINS.match(sentence) is not None
        and ENDS.search(sentence) is not None
        and sentence.count('"') % 2 == 0
        and sentence.count("(") == sentence.count(")")
        and not any(bad.search(sentence) for bad in (HEADING, ARCHAIC, DIALECT))
    )
