"""Put verb errors that learners make into a right sentence.

A change is written against the right sentence: which words take the place of each right word, and
for each wrong word the operation (see `models.grammar.operations`) that undoes it. A family of
errors is a function from a sentence to the changes it allows; `FAMILIES` gives each its weight.
"""

from training.verb_model.learner_errors.corrupt import Pair, corrupt
from training.verb_model.learner_errors.families import FAMILIES, balanced_weights
from training.verb_model.learner_errors.sentence import Sentence

__all__ = ["FAMILIES", "Pair", "Sentence", "balanced_weights", "corrupt"]
