"""Right sentences with their Penn tags: read, filtered, tagged, one file for each source.

The sources, of which `training.verb_model.fetch` makes the first two:

* ``sentences.txt.xz``: sentences of public-domain prose (Project Gutenberg), one a line;
* ``everyday.txt.xz``: everyday sentences (Tatoeba, CC BY 2.0 FR), one a line;
* texts that the small language model wrote itself (`training.verb_model.modern`).
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from models.grammar.tokens import sentences, tokenize

# In Tatoeba half of all people are called Tom or Mary, which would teach the models that they are
# what a subject looks like.
NAMES = (
    "Anna Ben Carlos Daniel Emma Fatima Grace Hugo Ivan Julia Karim Laura Maria Nina Omar Paul "
    "Rosa Sam Sofia Tina Victor Wei Yuki Ahmed David Sarah John Mike Lisa Peter Kate James Linda "
    "Mark Chen Ravi Elena Lucas Alice Bob"
).split()
RENAMED = re.compile(r"\b(Tom|Mary)\b")
ODD = re.compile(r"[\[\]{}*#<>_|]")
FEWEST, MOST = 3, 30
# Before what somebody says: "Ann: ", "**Ann:** ", "**Ann**: ".
SPEAKER = re.compile(r"^(\w+:|\*\*[^*]*:\*\*|\*\*[^*]*\*\*:) *")


def read_lines(path: Path, rng: random.Random) -> list[str]:
    """The lines of an .xz file in a new order."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    rng.shuffle(lines)
    return lines


def prose(folder: Path, rng: random.Random) -> Iterator[str]:
    for line in read_lines(folder / "sentences.txt.xz", rng):
        # Dialogue fills these books: a third of it is enough.
        if not (line.startswith('"') and rng.random() < 0.3):
            yield line


def everyday(folder: Path, rng: random.Random) -> Iterator[str]:
    for line in read_lines(folder / "everyday.txt.xz", rng):
        names = {"Tom": rng.choice(NAMES), "Mary": rng.choice(NAMES)}
        yield _renamed(line, names) if rng.random() < 0.85 else line


def _renamed(line: str, names: Mapping[str, str]) -> str:
    return RENAMED.sub(lambda found: names[found.group()], line)


def modern(path: Path) -> Iterator[str]:
    """Whole sentences of the texts that `training.verb_model.modern` wrote."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for paragraph in json.loads(line).splitlines():
                text = SPEAKER.sub("", paragraph.strip())
                for span in sentences(text):
                    sentence = span.of(text).strip('"* ')
                    if re.search(r"[.!?]$", sentence) and sentence[:1].isupper():
                        yield sentence


def good(lines: Iterable[str]) -> Iterator[str]:
    """Each sentence once, of a length that learners write, without mark-up."""
    seen: set[str] = set()
    for line in lines:
        if line not in seen and FEWEST <= len(line.split()) <= MOST and not ODD.search(line):
            seen.add(line)
            yield line


def write_tagged(lines: Iterable[str], out: Path, most: int) -> int:
    """Tag up to ``most`` sentences with NLTK's perceptron tagger; the number that was written.

    NLTK's data must be where NLTK looks for it (``nltk.download("averaged_perceptron_tagger_eng")``
    or $NLTK_DATA).
    """
    from nltk.tag.perceptron import PerceptronTagger

    tagger = PerceptronTagger(lang="eng")
    scratch = out.with_suffix(".part")
    count = 0
    with scratch.open("w", encoding="utf-8") as file:
        for line in good(lines):
            if count >= most:
                break
            words = [token.text for token in tokenize(line)]
            if words:
                tags = " ".join(tag for _, tag in tagger.tag(words))
                file.write(f"{line}\t{tags}\n")
                count += 1
    scratch.replace(out)
    return count


def set_apart(whole: Path, training: Path, held_out: Path, most: int) -> None:
    """Part a file in two: its last lines, ``most`` or a tenth, are not trained on.

    ``training`` is written last: where it stands, all is done. ``whole`` is removed.
    """
    with whole.open(encoding="utf-8") as file:
        lines = list(file)
    first = len(lines) - min(most, len(lines) // 10)
    held_out.write_text("".join(lines[first:]), encoding="utf-8")
    whole.write_text("".join(lines[:first]), encoding="utf-8")
    whole.replace(training)
