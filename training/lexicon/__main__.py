"""Write the tables of regular verbs and of words that only look like verb forms.

    python -m training.lexicon [--check]

Writes `models/grammar/verb_lexicon.tsv` and `models/grammar/no_verbs.txt` anew, from the tables of
LemmInflect 0.2.3 (Brad Jascob, MIT licence), which come from the SPECIALIST Lexicon of the U.S.
National Library of Medicine, and from what was decided by hand: `training/lexicon/reviewed.tsv`.
With ``--check`` nothing is written, and the exit status is 1 when a table would change. The tagger
was trained with these tables (`python -m training.pos`): whoever changes them trains it again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import models.grammar
from training.lexicon.no_verbs import no_verbs_table
from training.lexicon.regular_verbs import lexicon_table

FOLDER = Path(models.grammar.__file__).parent


def main() -> int:
    """Write or check the tables; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only say what would change")
    check = parser.parse_args().check
    changed = False
    # In this order: whether a word looks like a form of a verb depends on the verbs.
    for name, table in (("verb_lexicon.tsv", lexicon_table), ("no_verbs.txt", no_verbs_table)):
        path, text = FOLDER / name, table()
        same = text == path.read_text(encoding="utf-8")
        changed |= not same
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {'as it was' if same else 'changed'}")
    return int(check and changed)


if __name__ == "__main__":
    raise SystemExit(main())
