"""Facts about the change itself: which words came or went, from which form to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from models.grammar.auxiliaries import MODALS, plain
from models.grammar.evidence.misspelling import misform
from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.tables import confusion, patterns, words
from models.grammar.evidence.verb_words import forms_of_word, verb_readings, word_classes
from models.grammar.types import Span, VerbGroup

# Words that stand for a pronoun with a form of be, and what they are taken for by ear.
_SOUNDS_LIKE_BE = {"your": "you", "their": "they", "there": "they", "its": "it", "whose": "who"}


def change_facts(scene: Scene) -> Facts:
    """Facts *op, old, new, adds, drops, dropped, from, into, lemma, change* and the like."""
    old, new = scene.learner.edited, scene.right.edited
    facts: Facts = {
        "op": {"replace" if old and new else "missing" if new else "unnecessary": None},
        "old": dict.fromkeys(old),
        "new": dict.fromkeys(new),
        "adds": dict.fromkeys(_surplus(_side_words(scene.right), _side_words(scene.learner))),
        "drops": dict.fromkeys(_surplus(_side_words(scene.learner), _side_words(scene.right))),
        "change": dict.fromkeys(_changes(scene)),
    }
    if old:
        edited = scene.learner.words[scene.learner.start : scene.learner.end]
        facts["dropped"] = {edited[0].text.lower(): edited[0].span}
    facts.update(_form_facts(scene))
    facts.update(_shape_facts(scene))
    return facts


def shape(group: VerbGroup | None) -> str:
    """*present-perfect*, *modal-simple*, *infinitive*; *none* without a group.

    Infinitives, gerunds, participles and imperatives are not told apart by aspect.
    """
    if group is None:
        return "none"
    if group.tense.value in ("present", "past", "future", "modal"):
        return f"{group.tense.value}-{group.aspect.value}".replace(" ", "-")
    return group.tense.value


def _side_words(side: Side) -> list[str]:
    """The classes of the edited words of one side, with *main* for a full verb."""
    return [name for word in side.edited for name in word_classes(word) or {"main"}]


def _surplus(more: Iterable[str], less: Iterable[str]) -> list[str]:
    return list((Counter(more) - Counter(less)).keys())


def _main_word(words: Sequence[str]) -> str | None:
    """The full verb of the edited words, else their last auxiliary."""
    verbs = [word for word in words if verb_readings(word)]
    full = [word for word in verbs if not word_classes(word)]
    if not verbs:  # recieved: no verb as it is spelt
        return words[0] if len(words) == 1 and words[0].isalpha() else None
    return (full or verbs)[-1]


def _form_facts(scene: Scene) -> Facts:
    old, new = _main_word(scene.learner.edited), _main_word(scene.right.edited)
    lemma = _shared_lemma(old, new)
    facts: Facts = {}
    if new is not None:
        facts["tag"] = {_tag(scene.right, new): None}
        facts["state"] = {new: None} if new in words("states") else {}
        facts["into"] = dict.fromkeys(forms_of_word(new, lemma))
    if old is not None:
        facts["from"] = dict.fromkeys(forms_of_word(old, lemma))
    chosen = lemma or _first_lemma(new) or _first_lemma(old)
    if chosen:
        facts["lemma"] = {chosen: None}
        for group in patterns(chosen) & {"emotion", "stative"}:
            facts[group] = {chosen: _verb_span(scene)}
    if old and new and lemma is None:
        facts["pair"] = dict.fromkeys(_pairs(old, new))
    if old and new and (how := misform(old, new, scene.edit.kind)):
        facts["misform"] = {how: None}
    return {name: values for name, values in facts.items() if values}


def _tag(side: Side, word: str) -> str:
    """The tag of an edited word in its sentence."""
    edited = side.words[side.start : side.end]
    return next(token.tag for token in reversed(edited) if plain(token.text) == word)


def _verb_span(scene: Scene) -> Span | None:
    edited = scene.learner.words[scene.learner.start : scene.learner.end]
    return edited[-1].span if edited else None


def _first_lemma(word: str | None) -> str | None:
    readings = verb_readings(word) if word else ()
    return readings[0].lemma if readings else None


def _shared_lemma(old: str | None, new: str | None) -> str | None:
    if old is None or new is None:
        return None
    before = {reading.lemma for reading in verb_readings(old)}
    shared = [reading.lemma for reading in verb_readings(new) if reading.lemma in before]
    if not shared and {old, new} <= MODALS:
        return None
    return shared[0] if shared else None


def _pairs(old: str, new: str) -> list[str]:
    found = {
        confusion(before.lemma, after.lemma)
        for before in verb_readings(old)
        for after in verb_readings(new)
        if before.lemma != after.lemma
    }
    return sorted(rule for rule in found if rule)


def _changes(scene: Scene) -> list[str]:
    old, new = scene.learner.edited, scene.right.edited
    found = []
    if (sorted(old) == sorted(new) and len(old) > 1) or _moved_word(scene):
        found += ["order", "verb-first" if _auxiliary_came_first(scene) else "subject-first"]
    if _contracted_be(scene):
        found.append("contracted-be")
    if len(old) == len(new) == 1:
        found.extend(_word_changes(old[0], new[0]))
    elif old and new and all(map(word_classes, (*old, *new))):
        found.append("other-auxiliary")
    elif old and new:
        same = _shared_lemma(_main_word(old), _main_word(new))
        found.append("same-lemma" if same else "other-lemma")
    return found


def _moved_word(scene: Scene) -> bool:
    """Whether this edit puts in what another takes out: *nor it should* -> *nor should it*."""
    before, after = scene.edit.before.strip().lower(), scene.edit.after.strip().lower()
    return any(
        (before or after)
        and (not before or not after)
        and (other.after.strip().lower(), other.before.strip().lower()) == (before, after)
        for other in scene.others
    )


def _auxiliary_came_first(scene: Scene) -> bool:
    """Whether the auxiliary moved to the front: *you are* -> *are you*, and not the other way."""
    old, new = scene.learner.edited, scene.right.edited
    if old and new:
        return bool(word_classes(new[0]))
    start = scene.edit.span.start
    behind = any(other.span.start > start for other in scene.others)
    # What is put in stands in front of what is taken out, or this is what is taken out.
    return behind is bool(new) if word_classes((old or new)[0]) else behind is bool(old)


def _word_changes(old: str, new: str) -> list[str]:
    if _agreement(old, new):
        return ["agreement", "same-lemma"]
    classes = word_classes(old), word_classes(new)
    shared = _shared_lemma(old, new)
    if all(classes) and (shared is None or classes[0] & {"will", "would", "modal"}):
        return ["other-auxiliary"]
    return ["same-lemma"] if shared else ["other-lemma"]


def _agreement(old: str, new: str) -> bool:
    """Whether only person and number differ: *go - goes, is - are, was - were, don't - doesn't*."""
    shared = _shared_lemma(old, new)
    if shared is None or old == new:
        return False
    if shared == "be":
        ages = [{"was": "past", "were": "past"}.get(word, "present") for word in (old, new)]
        finite = {"be", "am", "is", "are", "was", "were", "'s", "'re", "'m"}
        return {old, new} <= finite and ages[0] == ages[1]
    return forms_of_word(old, shared) | forms_of_word(new, shared) >= {"base", "third"} and (
        _present_only(old, shared) and _present_only(new, shared)
    )


def _present_only(word: str, lemma: str) -> bool:
    return bool(forms_of_word(word, lemma) & {"base", "third"})


def _contracted_be(scene: Scene) -> bool:
    """*your* -> *you're*, *they* -> *they're*."""
    old, new = scene.learner.edited, scene.right.edited
    if not new or new[-1] not in ("'re", "'s", "'m"):
        return False
    pronoun = new[:-1]
    return (not old and not pronoun) or any(
        _SOUNDS_LIKE_BE.get(word) == "".join(pronoun) for word in old
    )


def _shape_facts(scene: Scene) -> Facts:
    before, after = scene.groups()
    facts: Facts = {"was": {shape(before): None}, "becomes": {shape(after): None}}
    if before is not None:
        facts["was_voice"] = {before.voice.value: None}
    if after is not None:
        facts["becomes_voice"] = {after.voice.value: None}
        facts["negated"] = {"yes": None} if after.negated else {}
        facts["question"] = {"yes": None} if after.question else {}
    return {name: values for name, values in facts.items() if values}
