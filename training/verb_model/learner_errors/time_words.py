"""Words of time that leave no doubt about a tense."""

from __future__ import annotations

import re

PAST_TIME = re.compile(
    r"\b(yesterday|ago|last (?:night|week|month|year|summer|winter|time|\w+day)"
    r"|in (?:1[5-9]|20)\d\d|when (?:I|he|she|we|they|it) \w+ed"
    r"|once|earlier|the other day|this morning)\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(nowadays|right now|these days|currently|at the moment|at present|today)\b", re.IGNORECASE
)
FUTURE_TIME = re.compile(
    r"\b(tomorrow|next (?:week|month|year|summer|time|\w+day)|soon|tonight|in the future|later)\b",
    re.IGNORECASE,
)
PERFECT_TIME = re.compile(
    r"\b(since|for (?:a|an|two|three|four|five|ten|many|several|some|years|\d+)|already|yet|ever"
    r"|never|just|lately|recently|so far|before|many times|twice)\b",
    re.IGNORECASE,
)
