"""One verb with its auxiliaries, by its places in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from models.grammar.demands import Slot
from models.grammar.types import Certainty


@dataclass(frozen=True, slots=True)
class VerbString:
    """``words``, as `demands` wants them, stand at ``places``; the subject begins at ``subject``.

    From ``begin`` on, where it is known, adverbs stand before the first of them: *I [never] seen*.

    ``certainty`` is that of the slot. Links inside the string are sure, but for those that lead to
    a place in ``unsure``. ``beside``: another string follows at once, so that this one may go.
    ``plain``: nothing around that a second verb could belong to (see `string_joins`).
    """

    places: tuple[int, ...]
    words: tuple[str, ...]
    slot: Slot
    certainty: Certainty = Certainty.SURE
    subject: int | None = None
    unsure: frozenset[int] = frozenset()
    beside: bool = False
    plain: bool = False
    begin: int | None = None

    @property
    def front(self) -> int:
        """Where another auxiliary would be put in, before the words and their adverbs."""
        return self.places[0] if self.begin is None else self.begin

    def certainty_at(self, index: int) -> Certainty:
        """How sure a slip of the word with this index is."""
        if index == 0:
            return self.certainty
        if index >= len(self.places):
            return Certainty.SURE
        return Certainty.MAYBE if self.places[index] in self.unsure else Certainty.SURE
