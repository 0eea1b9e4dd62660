"""What an edit and its sentence show: the facts that the rules of `rules/rules.toml` ask for.

A fact has values, and each value may have a word in the learner's text that shows it:

op            missing, unnecessary or replace
old, new      the words taken out and put in, in small letters
adds, drops   classes that came or went: be have do will would modal to not main
dropped       the first word taken out
from, into    forms before and after: base third past participle gerund
tag           Penn tag of the new main word
lemma         the verb; emotion, stative: it is one of those verbs
state         the new main word is a participle that tells a state: biased
change        agreement, same-lemma, other-lemma, other-auxiliary, contracted-be,
              order: verb-first or subject-first
pair          the pair of confused verbs; misform: irregular, double, y, e, letters
was, becomes  tense and aspect of the verb group; was_voice, becomes_voice
negated, question       the corrected verb group is
left          what stands before the edit: modal do have be to preposition gerund infinitive ...
right         what follows it: base gerund participle adjective noun number ...
subject       its special kind (there, one-of, each ...) and its number; there
time          past now habit since for just ever future by
clause        the clause of the verb: if when until after while wish as-if because said demand
main_of       a clause of that kind stands beside it
around        tenses of the other verbs
place         before-noun, after-noun, opening, subject
parallel, object, noun, doubled, next_verb, negation, main_verb   words nearby
opener        nor, only, what ... before it; inverter: nor, only; asker: what, where
tag_question  the edited word is in one
"""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.evidence.agreement import subject_facts
from models.grammar.evidence.change import change_facts
from models.grammar.evidence.follower import follower_facts
from models.grammar.evidence.governor import governor_facts
from models.grammar.evidence.place import place_facts
from models.grammar.evidence.scene import Facts, Scene, scene_of
from models.grammar.evidence.signals import signal_facts
from models.grammar.types import Edit

__all__ = ["Facts", "Scene", "facts_of", "scene_of"]


def facts_of(edit: Edit, text: str, others: Sequence[Edit] = ()) -> Facts:
    """All facts about one edit of ``text``; ``others`` are the text's further edits."""
    scene = scene_of(edit, text, others)
    facts: Facts = {}
    for part in (
        change_facts,
        governor_facts,
        follower_facts,
        subject_facts,
        signal_facts,
        place_facts,
    ):
        facts.update(part(scene))
    return {name: values for name, values in facts.items() if values}
