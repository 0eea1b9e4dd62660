"""What a teacher says about an edit: the rule, why it holds here, a hint, the forms of the verb."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.grammar.auxiliaries import MODALS
from models.grammar.evidence import Facts, facts_of
from models.grammar.rulebook import Language, rule_for
from models.grammar.rulebook import language as words_of
from models.grammar.surroundings import Surroundings, surroundings
from models.grammar.types import Correction, Edit, Explanation, Form, Span
from models.grammar.verbs import inflect

_BE_FORMS = (
    ("base", "be"),
    ("present", "am / is / are"),
    ("past", "was / were"),
    ("past_participle", "been"),
    ("gerund", "being"),
)
# Verbs without the forms a table would show.
_NO_TABLE = MODALS | {"to"}
# The first facts that tell who or what the verb speaks of, or when.
_SLOTS = (("subject", "subject"), ("time_word", "time"), ("other_verb", "around"))


def explain(
    edit: Edit, text: str, language: str = "en", *, others: Sequence[Edit] = ()
) -> Explanation:
    """Explain one edit of ``text``.

    ``others`` are the further edits of the same text: with them, tenses are judged by the verbs
    as they should be. ``Explanation.evidence`` counts in ``text``.

    Raises:
        ValueError: there are no rules in this language.
    """
    words = words_of(language)
    facts = facts_of(edit, text, others)
    rule = rule_for(edit.kind, facts)
    wording = words.wordings[rule.key]
    evidence = rule.evidence_in(facts)
    slots = _slots(edit, text, facts, evidence, words)
    return Explanation(
        edit=edit,
        rule=rule.key,
        title=wording.title,
        text=wording.text,
        why_here=_first_filled((*wording.why_here, "{change}"), slots),
        hint=_first_filled((*wording.hint, words.changes["any_hint"]), _without_answer(slots)),
        evidence=evidence,
        forms=_forms(facts, words),
        examples=rule.examples,
        level=rule.level,
    )


def explain_all(correction: Correction, language: str = "en") -> tuple[Explanation, ...]:
    """Explain every edit of a correction, in order; evidence counts in the whole text."""
    pairs = zip(correction.edits, surroundings(correction), strict=True)
    return tuple(_explained_in(piece, edit, language) for edit, piece in pairs)


def _explained_in(piece: Surroundings, edit: Edit, language: str) -> Explanation:
    """Explain ``edit`` of a text by a piece of it."""
    found = explain(piece.edit, piece.text, language, others=piece.others)
    evidence = found.evidence
    if evidence is not None:
        evidence = evidence.moved(piece.start)
    return replace(found, edit=edit, evidence=evidence)


def _first_filled(templates: Sequence[str], slots: Mapping[str, str]) -> str:
    """The first template whose slots are all known."""
    for template in templates:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if names <= slots.keys():
            return template.format_map(slots)
    raise ValueError(f"no template of {templates!r} can be filled")


def _without_answer(slots: Mapping[str, str]) -> dict[str, str]:
    """What a hint may speak of: the deciding word, unless it is the answer itself."""
    answer = slots.get("after", "").lower().split()
    evidence = slots.get("evidence", "")
    told = any(word in answer for word in evidence.lower().split())
    return {} if told or not evidence else {"evidence": evidence}


def _slots(
    edit: Edit, text: str, facts: Facts, evidence: Span | None, words: Language
) -> dict[str, str]:
    before, after = edit.before.strip(), edit.after.strip()
    slots = {"change": _change(before, after, words), "before": before, "after": after}
    slots["lemma"] = next(iter(facts.get("lemma", ())), "")
    slots["form_name"] = words.forms.get(next(iter(facts.get("into", ())), ""), "")
    slots["evidence"] = evidence.of(text) if evidence else ""
    for slot, fact in _SLOTS:
        span = next((s for s in facts.get(fact, {}).values() if s is not None), None)
        slots[slot] = span.of(text) if span else ""
    return {name: value for name, value in slots.items() if value}


def _change(before: str, after: str, words: Language) -> str:
    name = "replace" if before and after else "put_in" if after else "take_out"
    return words.changes[name].format(before=before, after=after)


def _forms(facts: Facts, words: Language) -> tuple[tuple[str, str], ...]:
    """The form table of the edited verb; () for modals and *to*, which have no forms."""
    lemma = next(iter(facts.get("lemma", ())), "")
    if not lemma or lemma in _NO_TABLE:
        return ()
    if lemma == "be":
        return tuple((words.forms[name], spelling) for name, spelling in _BE_FORMS)
    return tuple(
        (words.forms[form.value], " / ".join(inflect(lemma, form)))
        for form in Form
        if inflect(lemma, form)
    )
