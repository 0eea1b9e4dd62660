"""The sentences that the pocket LLaVA sees: right ones, and the same with verb errors planted.

Three sources, each a file of sentences and one of held-out ones in the work folder: public-domain
prose and everyday sentences (tagged: errors are planted as they are drawn), and the grid with its
variations (pairs). Of the grid's verbs those that
`training.grid` holds out are left out, so that a fine-tuning can be tested on them.
"""

from __future__ import annotations

import random
import string
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from training.grid import GridPair, grid, split_by_verb, variations
from training.grid.cells import cells
from training.pocket.config import TextsConfig
from training.pocket.letters import can_write
from training.verb_model import corpus
from training.verb_model.examples import Example, Examples
from training.verb_model.learner_errors.time_words import NOW, PAST_TIME

# The families of `training.verb_model.learner_errors` that are the grid's kinds of error.
FAMILIES = frozenset(
    {
        "drop_third_person",
        "add_third_person",
        "be_agreement",
        "there_agreement",
        "after_modal",
        "after_have",
        "after_be_gerund",
        "past_for_participle",
        "present_for_past",
        "past_for_present",
        "drop_future",
        "drop_be",
        "drop_have",
        "drop_do",
        "extra_be",
        "extra_do",
        "over_regular_form",
    }
)
WRONG_SHARE = 0.55  # of the sentences get an error; some allow none
VOCABULARY = 5000  # words: what open sentences for a test are made of
GRID_TEST = 10  # one in so many combinations of subject, object and time word is held out


@dataclass(frozen=True, slots=True)
class Sentence:
    """``shown`` stands on the page, ``right`` is what it should be: the same where it is right."""

    shown: str
    right: str


@dataclass(frozen=True, slots=True)
class TextsKey:
    """What `Texts` are opened with: light enough to send to another process."""

    work: Path
    config: TextsConfig
    seed: int


class Texts:
    """The sentences of one work folder, in blocks; a block is the same at every call."""

    def __init__(
        self, work: Path, config: TextsConfig, *, seed: int, held_out: bool = False
    ) -> None:
        self._seed, self._config = seed, config
        ending = ".held-out.tsv" if held_out else ".tsv"
        shares = config.shares()
        tagged = {name: share for name, share in shares.items() if name != "grid" and share > 0}
        self._open = Examples(
            {work / f"{name}{ending}": tagged[name] for name in tagged},
            seed=seed,
            errors={0: 1 - WRONG_SHARE, 1: WRONG_SHARE},
            families=FAMILIES,
        )
        self._grid = read_pairs(work / f"grid{ending}")
        self._grid_share = config.grid_share / sum(shares.values())

    def block(self, number: int, size: int) -> list[Sentence]:
        """``size`` sentences, or fewer: those that are too long are left out."""
        chance = random.Random(f"{self._seed} {number}")
        of_grid = round(size * self._grid_share)
        found = [
            Sentence(example.wrong, example.right)
            for example in self._open.block(number, size - of_grid)
            if _decided(example)
        ]
        for pair in chance.choices(self._grid, k=of_grid):
            found.append(pair if chance.random() < 0.5 else Sentence(pair.right, pair.right))
        chance.shuffle(found)
        return [one for one in found if _short(one, self._config)]


def _short(sentence: Sentence, config: TextsConfig) -> bool:
    # One word more: an auxiliary that was planted.
    if len(sentence.shown.split()) > config.most_words + 1:
        return False
    longest = max(len(sentence.shown), len(sentence.right))
    return longest <= config.most_characters and can_write(sentence.shown + sentence.right)


def _decided(example: Example) -> bool:
    """Whether a word of time says which tense is right, where a tense was planted."""
    tenses = {"present_for_past", "past_for_present"} & set(example.families)
    return not tenses or bool(PAST_TIME.search(example.wrong) or NOW.search(example.wrong))


def write_texts(sources: Sequence[Path], work: Path, config: TextsConfig, seed: int) -> None:
    """Write the files that are not there yet. Raises `corpus.MissingSource` before any work."""
    most = {"prose": config.prose_sentences, "everyday": config.everyday_sentences}
    files = {
        name: corpus.source_file(sources, name) for name in most if not _file(work, name).exists()
    }
    for name, path in files.items():
        chance = random.Random(f"{seed} {name}")
        lines = _fitting(corpus.READERS[name](path, chance), config)
        corpus.write_tagged(lines, work / f"{name}.all.tsv", most[name])
        corpus.set_apart(
            work / f"{name}.all.tsv",
            _file(work, name),
            work / f"{name}.held-out.tsv",
            config.held_out,
        )
    if not _file(work, "grid").exists():
        _write_grid(work, config, seed)


def _file(work: Path, name: str) -> Path:
    return work / f"{name}.tsv"


def _fitting(lines: Iterable[str], config: TextsConfig) -> Iterator[str]:
    for line in lines:
        short = len(line.split()) <= config.most_words and len(line) <= config.most_characters
        if short and can_write(line):
            yield line


def _write_grid(work: Path, config: TextsConfig, seed: int) -> None:
    wanted, _ = split_by_verb(grid())
    names = {pair.cell.verb for pair in wanted}
    of = [cell for cell in cells() if cell.verb in names]
    pairs = (*wanted, *variations(config.grid_variations, seed=seed, of=of))
    held_out = [pair for pair in pairs if is_held_out(pair)]
    _write_pairs(work / "grid.held-out.tsv", held_out)
    _write_pairs(_file(work, "grid"), [pair for pair in pairs if not is_held_out(pair)])


@cache
def vocabulary(work: Path, size: int = VOCABULARY) -> frozenset[str]:
    """The commonest words of the sentences for training, in small letters."""
    counted = Counter(bare(word) for word in words(work))
    return frozenset(word for word, _ in counted.most_common(size))


def is_common(text: str, common: Collection[str]) -> bool:
    """Whether all words of ``text`` are; numbers and marks always are."""
    found = (bare(word) for word in text.split())
    return all(word in common for word in found if any(map(str.isalpha, word)))


def bare(word: str) -> str:
    """Without the marks around it, in small letters."""
    return word.strip(string.punctuation + "‘’“”–—").lower()


def is_held_out(pair: GridPair) -> bool:
    """Whether this combination of subject, object and time word is kept for tests."""
    return sha256(pair.right.encode()).digest()[0] % GRID_TEST == 0


def _write_pairs(path: Path, pairs: Iterable[GridPair]) -> None:
    scratch = path.with_suffix(".part")
    scratch.write_text("".join(f"{pair.wrong}\t{pair.right}\n" for pair in pairs), encoding="utf-8")
    scratch.replace(path)


def read_pairs(path: Path) -> list[Sentence]:
    """The pairs of a grid file, each the wrong sentence with the right one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Sentence(*line.split("\t")) for line in lines]


@cache
def words(work: Path, *, held_out: bool = False) -> tuple[str, ...]:
    """All words of the shown sentences, in their order, with the marks that stand at them."""
    ending = ".held-out.tsv" if held_out else ".tsv"
    found: list[str] = []
    for path in sorted(work.glob(f"*{ending}")):
        if path.name.endswith(".held-out.tsv") is held_out:
            for line in path.read_text(encoding="utf-8").splitlines():
                found += line.partition("\t")[0].split()
    return tuple(found)
