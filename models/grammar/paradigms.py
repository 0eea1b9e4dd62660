"""The forms of each English verb, from two tables and the spelling rules.

`irregular_verbs.tsv` holds the irregular verbs, `verb_lexicon.tsv` all others that English is known
to have. Both are read on first use and kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType

from models.grammar import spelling
from models.grammar.spelling import Spelling
from models.grammar.types import Verb
from models.grammar.word_lists import word_list

# Verbs that lack forms. *can* (to put in cans) and *will* (to bequeath) are left to the nouns.
DEFECTIVE = MappingProxyType(
    {
        "beware": Verb("beware", (), (), (), ()),
        "can": Verb("can", (), ("could",), (), ()),
        "may": Verb("may", (), ("might",), (), ()),
        "must": Verb("must", (), (), (), ()),
        "ought": Verb("ought", (), (), (), ()),
        "shall": Verb("shall", (), ("should",), (), ()),
        "will": Verb("will", (), ("would",), (), ()),
    }
)
# Put before an irregular verb they leave its forms alone: re-do, overthink, unmake.
_PREFIXES = (
    "counter",
    "inter",
    "under",
    "fore",
    "over",
    "with",
    "mis",
    "out",
    "pre",
    "re-",
    "re",
    "un",
)


@cache
def irregular_verbs() -> MappingProxyType[str, Verb]:
    """The irregular verbs by lemma, prefixed ones included: *go, undergo, forego*."""
    verbs: dict[str, Verb] = {}
    for row in _rows("irregular_verbs.tsv", columns=5):
        for verb in _irregular(*row):
            verbs[verb.lemma] = verb
    return MappingProxyType(verbs)


@cache
def regular_spellings() -> MappingProxyType[str, Spelling]:
    """The lemma of every regular verb of the table, and how it is spelt."""
    rows = _rows("verb_lexicon.tsv", columns=3)
    return MappingProxyType({lemma: Spelling(flag) for lemma, flag, _ in rows})


@cache
def only_verbs() -> frozenset[str]:
    """Lemmas of verbs that are never nouns or adjectives: *allow, believe, write*."""
    regular = (lemma for lemma, _, mark in _rows("verb_lexicon.tsv", columns=3) if mark)
    return word_list("irregular only verbs").union(regular)


@cache
def lemmas() -> frozenset[str]:
    """Every lemma of the tables."""
    return frozenset(irregular_verbs()) | frozenset(regular_spellings()) | frozenset(DEFECTIVE)


@cache
def paradigm_of(lemma: str) -> Verb:
    """All forms of ``lemma`` (lower case). A verb unknown to the tables is spelt by rule."""
    known = irregular_verbs().get(lemma) or DEFECTIVE.get(lemma)
    if known is not None:
        return known
    if lemma in regular_spellings():
        return _regular(lemma, regular_spellings()[lemma])
    return _prefixed(lemma) or _regular(lemma, Spelling.BY_LETTERS)


def _prefixed(lemma: str) -> Verb | None:
    """*re-sing*: the forms of *sing*; None where no irregular verb is found behind a prefix."""
    for prefix in _PREFIXES:
        stem = irregular_verbs().get(lemma.removeprefix(prefix))
        if lemma.startswith(prefix) and stem is not None:
            return _with_prefix(prefix, stem)
    return None


def _with_prefix(prefix: str, verb: Verb) -> Verb:
    def put(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(prefix + form for form in forms)

    return Verb(
        prefix + verb.lemma,
        put(verb.third_person),
        put(verb.past),
        put(verb.past_participle),
        put(verb.gerund),
    )


def _regular(lemma: str, how: Spelling) -> Verb:
    past = spelling.past(lemma, how)
    return Verb(lemma, spelling.third_person(lemma, how), past, past, spelling.gerund(lemma, how))


def _irregular(
    lemma: str, past: str, past_participle: str, third: str, prefixes: str
) -> Iterator[Verb]:
    how = Spelling.DOUBLES if lemma in _DOUBLED else Spelling.BY_LETTERS
    verb = Verb(
        lemma,
        (third,) if third else spelling.third_person(lemma, how),
        tuple(past.split("/")),
        tuple(past_participle.split("/")),
        spelling.gerund(lemma, how),
    )
    yield verb
    for prefix in filter(None, prefixes.split(",")):
        yield _with_prefix(prefix, verb)


# Irregular verbs of two syllables with the stress on the last, and compounds.
_DOUBLED = frozenset(
    {"babysit", "beget", "begin", "beset", "forbid", "forget", "input", "inset", "offset", "output",
     "preset", "sublet", "upset"}
)  # fmt: skip


def _rows(name: str, *, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table, missing cells at their end filled with ""."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        cells = line.split("\t")
        yield tuple(cells + [""] * (columns - len(cells)))
