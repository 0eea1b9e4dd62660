"""The rules that explain edits, read from `rules/`: when each one fits, and its words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from types import MappingProxyType

from models.grammar.evidence import Facts
from models.grammar.types import EditKind, Span

_FOLDER = Path(__file__).with_name("rules")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on the facts: ``fact``, ``fact=a|b``, ``!fact`` or ``fact!=a|b``."""

    fact: str
    values: frozenset[str]
    wanted: bool

    @classmethod
    def read(cls, written: str) -> Condition:
        name, equals, values = written.partition("=")
        wanted = not (name.startswith("!") or name.endswith("!"))
        listed = frozenset(values.split("|")) if equals else frozenset[str]()
        return cls(name.strip("!"), listed, wanted)

    def holds(self, facts: Facts) -> bool:
        known = facts.get(self.fact, {})
        there = not self.values.isdisjoint(known) if self.values else bool(known)
        return there is self.wanted


@dataclass(frozen=True, slots=True)
class Rule:
    """When one rule applies. ``generic`` rules fit everything and stand last."""

    key: str
    level: str
    kinds: tuple[str, ...]
    when: tuple[tuple[Condition, ...], ...]
    evidence: tuple[tuple[str, frozenset[str]], ...]
    examples: tuple[tuple[str, str], ...]
    generic: bool

    def explains(self, kind: EditKind) -> bool:
        return any(fnmatchcase(kind.value, pattern) for pattern in self.kinds)

    def fits(self, kind: EditKind, facts: Facts) -> bool:
        return self.explains(kind) and self.situation(facts) is not None

    def situation(self, facts: Facts) -> tuple[Condition, ...] | None:
        """The first line of ``when`` whose conditions all hold."""
        for line in self.when:
            if all(condition.holds(facts) for condition in line):
                return line
        return None

    def evidence_in(self, facts: Facts) -> Span | None:
        """The word of the learner's text that decides, None where none is known."""
        asked = {c.fact: c.values for c in self.situation(facts) or () if c.wanted and c.values}
        for fact, values in self.evidence:
            wanted = values or asked.get(fact, frozenset())
            for value, span in facts.get(fact, {}).items():
                if span is not None and (not wanted or value in wanted):
                    return span
        return None


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule says in one language.

    ``why_here`` and ``hint`` hold templates; the first whose slots can all be filled is used.
    """

    title: str
    text: str
    why_here: tuple[str, ...]
    hint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """All words of one language: of the rules by key, names of forms, phrases for changes."""

    wordings: Mapping[str, Wording]
    forms: Mapping[str, str]
    changes: Mapping[str, str]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they are tried."""
    return tuple(_rule(table) for table in _read("rules.toml")["rule"])


def rule_for(kind: EditKind, facts: Facts) -> Rule:
    """The first rule that fits; the last rules fit everything."""
    return next(rule for rule in rules() if rule.fits(kind, facts))


def languages() -> tuple[str, ...]:
    """The languages the rules are written in, by code: *en, es*."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("??.toml")))


@cache
def language(code: str) -> Language:
    """The words of one language.

    Raises:
        ValueError: there is no file for ``code``.
    """
    if code not in languages():
        raise ValueError(f"no rules in language {code!r}; there are {', '.join(languages())}")
    tables = _read(f"{code}.toml")
    wordings = {
        key: Wording(
            title=table["title"],
            text=table["text"],
            why_here=tuple(table["why_here"]),
            hint=tuple(table["hint"]),
        )
        for key, table in tables["rule"].items()
    }
    return Language(
        MappingProxyType(wordings),
        MappingProxyType(tables["forms"]),
        MappingProxyType(tables["changes"]),
    )


# TOML comes as nested dicts of anything: what it holds is checked here, by the parts it is made of.
def _rule(table: dict) -> Rule:  # type: ignore[type-arg]
    return Rule(
        key=table["key"],
        level=table["level"],
        kinds=tuple(table["kinds"]),
        when=tuple(tuple(map(Condition.read, line.split())) for line in table["when"]),
        evidence=tuple(_asked(written) for written in table["evidence"]),
        examples=tuple((wrong, right) for wrong, right in table["examples"]),
        generic=table.get("generic", False),
    )


def _asked(written: str) -> tuple[str, frozenset[str]]:
    fact, _, values = written.partition("=")
    return fact, frozenset(values.split("|")) if values else frozenset()


def _read(name: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
