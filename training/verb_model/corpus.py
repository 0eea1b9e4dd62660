"""Right sentences with their Penn tags: read, filtered, tagged, one file for each source.

The sources; `training.verb_model.fetch` makes the files of all but ``modern`` and says what is in
them and under which licences:

* ``prose``: sentences of public-domain books;
* ``everyday``: everyday sentences;
* ``modern``: texts that the small language model wrote itself (`training.verb_model.modern`);
* ``essays``: argued prose of today;
* ``manuals``: technical prose of today.
"""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from models.grammar.tokens import sentences, tokenize

# One sentence a line.
FILES = {
    "prose": "sentences.txt.xz",
    "everyday": "everyday.txt.xz",
    "essays": "essays.txt.xz",
    "manuals": "manuals.txt.xz",
}
# In Tatoeba half of all people are called Tom or Mary, which would teach the models that they are
# what a subject looks like.
NAMES = (
    "Anna Ben Carlos Daniel Emma Fatima Grace Hugo Ivan Julia Karim Laura Maria Nina Omar Paul "
    "Rosa Sam Sofia Tina Victor Wei Yuki Ahmed David Sarah John Mike Lisa Peter Kate James Linda "
    "Mark Chen Ravi Elena Lucas Alice Bob"
).split()
RENAMED = re.compile(r"\b(Tom|Mary)\b")
ODD = re.compile(r"[\[\]{}*#<>_|]")
FEWEST, MOST = 3, 34
# Before what somebody says: "Ann: ", "**Ann:** ", "**Ann**: ".
SPEAKER = re.compile(r"^(\w+:|\*\*[^*]*:\*\*|\*\*[^*]*\*\*:) *")


class MissingSource(Exception):
    """A file of sentences is in no folder; the message says which one and how to make it."""


def source_file(folders: Sequence[Path], source: str) -> Path:
    """The file of a source in the first folder that has it. Raises `MissingSource`."""
    for folder in folders:
        path = folder / FILES[source]
        if path.exists():
            return path
    raise MissingSource(
        f"{FILES[source]} is not in {' or '.join(map(str, folders))}. This makes it:\n"
        f"python -m training.verb_model.fetch --out {folders[0]} --only {source}"
    )


def shuffled(path: Path, rng: random.Random) -> Iterator[str]:
    """The lines of an .xz file in a new order."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    rng.shuffle(lines)
    yield from lines


def prose(path: Path, rng: random.Random) -> Iterator[str]:
    for line in shuffled(path, rng):
        # Dialogue fills these books: a third of it is enough.
        if not (line.startswith('"') and rng.random() < 0.3):
            yield line


def everyday(path: Path, rng: random.Random) -> Iterator[str]:
    for line in shuffled(path, rng):
        names = {"Tom": rng.choice(NAMES), "Mary": rng.choice(NAMES)}
        yield _renamed(line, names) if rng.random() < 0.85 else line


def _renamed(line: str, names: Mapping[str, str]) -> str:
    return RENAMED.sub(lambda found: names[found.group()], line)


# How the sentences of each file are drawn.
READERS: Mapping[str, Callable[[Path, random.Random], Iterator[str]]] = {
    "prose": prose,
    "everyday": everyday,
    "essays": shuffled,
    "manuals": shuffled,
}


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
