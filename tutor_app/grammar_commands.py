"""`tenselens conjugate` and `tenselens tenses`: the grammar core without a corrector."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from models.errors import NoText, UnknownVerb
from models.grammar.auxiliaries import MODALS
from models.grammar.conjugation import SUBJECTS, Conjugated, conjugate, is_irregular
from models.grammar.verbs import analyse, is_verb_lemma, over_regular, paradigm_of
from tutor_app.terminal import Line, Piece, line, show, to_json

if TYPE_CHECKING:
    from models.grammar.types import Verb, VerbGroup


def show_conjugation(word: str, *, json: bool) -> int:
    """Print all forms of the verb ``word`` (any form of it). Raises `UnknownVerb`."""
    verb = verb_of(word)
    if json:
        print(to_json(_conjugation_json(verb), indent=2))
    else:
        show(_conjugation_lines(verb))
    return 0


def verb_of(word: str) -> Verb:
    """The verb that ``word`` is a form of: *go*, *to go*, *Went* and *going* are all *go*."""
    plain = word.strip().lower().removeprefix("to ").strip()
    if plain in MODALS:
        raise UnknownVerb(
            f"“{plain}” is a modal verb: it has no tenses and never takes -s.",
            f"Say: I {plain} go, she {plain} go." if plain != "ought" else "Say: I ought to go.",
        )
    if is_verb_lemma(plain):
        return paradigm_of(plain)
    for reading in analyse(plain):
        return paradigm_of(reading.lemma)
    for reading in over_regular(plain):
        raise UnknownVerb(f"“{plain}” is not English.", f"Try: tenselens conjugate {reading.lemma}")
    raise UnknownVerb(f"There is no English verb “{word.strip()}” that we know.", _advice(plain))


def _advice(word: str) -> str:
    from models.grammar.paradigms import lemmas

    close = get_close_matches(word, sorted(lemmas()), n=3)
    return f"Did you mean {' or '.join(close)}?" if close else "Check how it is written."


def _conjugation_lines(verb: Verb) -> Iterator[Line]:
    marked = any(is_irregular(form, verb) for form in verb.past + verb.past_participle)
    yield line((f"to {verb.lemma}", "bold"), "  irregular *" if marked else "  regular")
    for name, forms in (
        ("third person", verb.third_person),
        ("past", verb.past),
        ("past participle", verb.past_participle),
        ("-ing form", verb.gerund),
    ):
        yield line((f"{name:<17}", "dim"), _marked(forms, verb), indent=2)
    yield line()
    for tense in conjugate(verb):
        yield line(*_row(tense), indent=2)


def _row(tense: Conjugated) -> Iterator[Piece]:
    """``past simple  I/she was, you were``: persons with the same form stand together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for subject, forms in zip(SUBJECTS, tense.forms, strict=True):
        together.setdefault(forms, []).append(subject.pronoun)
    yield f"{tense.name:<28}", "dim"
    yield ", ".join(f"{'/'.join(who)} {' / '.join(f)}" for f, who in together.items()), ""


def _marked(forms: tuple[str, ...], verb: Verb) -> str:
    return " / ".join(form + "*" * is_irregular(form, verb) for form in forms)


def _conjugation_json(verb: Verb) -> dict[str, object]:
    forms = verb.past + verb.past_participle
    return {
        "verb": verb.lemma,
        "irregular": any(is_irregular(form, verb) for form in forms),
        "third_person": list(verb.third_person),
        "past": list(verb.past),
        "past_participle": list(verb.past_participle),
        "gerund": list(verb.gerund),
        "tenses": {
            tense.name: {
                subject.pronoun: list(group)
                for subject, group in zip(SUBJECTS, tense.forms, strict=True)
            }
            for tense in conjugate(verb)
        },
    }


def show_tenses(text: str, *, json: bool) -> int:
    """Print each verb group of ``text`` with its name, subject and time words."""
    from models.grammar.groups import verb_groups

    if not text.strip():
        raise NoText("There is no text.", 'Try: tenselens tenses "She has gone."')
    groups = verb_groups(text)
    if json:
        from tutor_app.as_json import group_json

        print(to_json([group_json(group, text) for group in groups], indent=2))
    elif not groups:
        show([line("There is no verb in this text.")])
    else:
        show(_group_line(group, text) for group in groups)
    return 0


def _group_line(group: VerbGroup, text: str) -> Line:
    pieces: list[Piece] = [(_group_text(group, text), "bold"), (f"  {group.name}", "")]
    if group.subject is not None:
        pieces.append((f"  subject: {group.subject.of(text)}", "dim"))
    if group.time_words:
        times = ", ".join(span.of(text) for span in group.time_words)
        pieces.append((f"  time: {times}", "dim"))
    return Line(tuple(pieces))


def _group_text(group: VerbGroup, text: str) -> str:
    """``has … been seen`` for *has never been seen*."""
    written = group.words[0].of(text)
    for before, after in pairwise(group.words):
        between = text[before.end : after.start]
        written += (" … " if between.strip() else between) + after.of(text)
    return written
