"""All families of errors and how often each is made.

The weights follow the shares of ERRANT's verb types in learner corpora (Bryant et al. 2019, table
4: tense 6.0 %, form 3.6 %, agreement 2.0 % of all edits of W&I), raised for kinds that a single
sentence shows beyond doubt and lowered for tense choices that only the text around it decides.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from training.verb_model.learner_errors import (
    agreement,
    aspect,
    confused,
    forms,
    missing,
    order,
    spelling,
    tense,
    too_many,
)
from training.verb_model.learner_errors.change import Family
from training.verb_model.learner_errors.sentence import Sentence

FAMILIES: tuple[tuple[Family, float], ...] = (
    (agreement.drop_third_person, 14.0),
    (agreement.add_third_person, 9.0),
    (agreement.be_agreement, 12.0),
    (agreement.clitic_agreement, 0.5),
    (agreement.there_agreement, 2.0),
    (agreement.attracted, 5.0),
    (forms.after_modal, 8.0),
    (forms.after_have, 4.0),
    (forms.after_be_gerund, 4.0),
    (forms.after_be_passive, 5.0),
    (forms.participle_phrase, 4.0),
    (forms.gerund, 6.0),
    (forms.infinitive, 5.0),
    (forms.bare_infinitive, 2.0),
    (forms.past_for_participle, 2.5),
    (forms.bare_finite, 2.0),
    (forms.participial_adjective, 3.0),
    (forms.active_for_passive, 3.0),
    (tense.present_for_past, 9.0),
    (tense.past_for_present, 4.0),
    (tense.past_to_perfect, 2.0),
    (tense.perfect_to_other, 4.0),
    (tense.past_perfect, 2.0),
    (tense.extra_had, 3.0),
    (aspect.drop_future, 2.5),
    (aspect.modal_tense, 2.5),
    (aspect.wish_present, 1.0),
    (aspect.to_continuous, 2.0),
    (aspect.continuous_to_simple, 1.5),
    (aspect.will_in_clause, 1.5),
    (missing.drop_be, 9.0),
    (missing.drop_have, 2.5),
    (missing.drop_do, 2.5),
    (missing.drop_modal, 1.0),
    (too_many.extra_be, 5.0),
    (too_many.passive_of_intransitive, 1.5),
    (too_many.extra_do, 1.0),
    (too_many.extra_have, 1.0),
    (too_many.doubled, 1.5),
    (confused.auxiliary_confusion, 4.0),
    (confused.have_for_be, 2.0),
    (confused.be_for_have, 1.0),
    (confused.do_for_be, 1.0),
    (confused.have_for_of, 0.7),
    (order.subject_first, 0.6),
    (spelling.over_regular_form, 3.0),
)


def balanced_weights(sentences: Iterable[Sentence], most: float = 30.0) -> dict[str, float]:
    """Weights to draw families with, so that the errors made have about the shares of `FAMILIES`.

    A family that few sentences allow must be drawn more often where one does; ``most`` bounds it.
    """
    rng = random.Random(0)
    allowed = dict.fromkeys((family.__name__ for family, _ in FAMILIES), 0)
    total = 0
    for sentence in sentences:
        total += 1
        for family, _ in FAMILIES:
            allowed[family.__name__] += any(change.slots for change in family(sentence, rng))
    return {
        family.__name__: weight * min(most, total / max(1, allowed[family.__name__]))
        for family, weight in FAMILIES
    }
