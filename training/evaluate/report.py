"""The result for people, in Markdown: nothing stands in it that the JSON does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from training.evaluate.abilities import SKILLS
from training.evaluate.measures import BY_NAME, MEASURES
from training.evaluate.result import BY_ABILITY, Result
from training.markdown import table

MOST_FAILED, MOST_ELSEWHERE = 40, 12  # rows that are shown

_HEADS = {
    "paired": "both pages",
    "left_alone": "right left alone",
    "corrected": "wrong corrected",
    "judged": "judged",
    "read": "read",
}
_HOW = """\
A page is *solved* when the sentence in question, read and corrected, is the right one letter by
letter: a right sentence left alone, a wrong one corrected. A pair counts only if both its pages are
solved, as MME counts its two questions on a photo (Fu et al. 2023): who calls everything right, or
everything wrong, gets nothing. On a page with more text the sentence is the stretch of the reading
that is most like it. What is changed with a question mark counts as changed. Brackets hold 95 % of
2,000 resamples of the pairs (bootstrap)."""


def report(found: Result) -> str:
    """The whole page."""
    sections = (
        _opening(found),
        ("## Reading and correcting", "", *_rates(found)),
        ("## Skills and abilities", "", *_abilities(found)),
        ("## Multiple choice", "", *_choices(found["choices"])),
        ("## Ten questions", "", *_smoke(found["smoke"])),
        ("## What went wrong", "", *_failures(found)),
        ("## Other words changed", "", *_elsewhere(found["elsewhere"])),
        ("## Time and memory", "", *_cost(found)),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def percent(rate: Mapping[str, float]) -> str:
    """*93.3 % (90.0–96.7)*."""
    if not rate["tries"]:
        return "-"
    value, low, high = (100 * rate[key] for key in ("value", "low", "high"))
    return f"{value:.1f} % ({low:.1f}–{high:.1f})"


def _opening(found: Result) -> Iterator[str]:
    yield f"# Evaluation of {found['title']}"
    yield ""
    yield "Written by"
    yield ""
    yield f"    {found['command']}"
    yield ""
    yield (
        f"on {found['date']}: {found['pages'] // 2} pairs of a right and a wrong sentence, on"
        f" {found['pages']} photos of pages in {found['typefaces']} typefaces. The route was shown"
        f" {found['shown']}. The pages: {found['source']}. The machine: {found['machine']}."
    )
    yield ""
    yield _HOW


def _rates(found: Result) -> Iterator[str]:
    rates = found["rates"]
    rows = [
        (
            measure.label + (" (less is better)" if measure.less_is_better else ""),
            percent(rates[measure.name]),
            f"{rates[measure.name]['tries']:.0f}",
        )
        for measure in MEASURES
        if rates[measure.name]["tries"]
    ]
    yield from table(("what", "share (95 %)", "of"), rows)
    yield ""
    single, both = (100 * rates[name]["value"] for name in ("solved", "paired"))
    yield f"In MME's points: acc {single:.1f} + acc+ {both:.1f} = {single + both:.1f} of 200."
    if not rates["own_kind"]["tries"]:
        yield ""
        yield (
            "Explanations are those of the grammar core, made from the edits that the route found;"
            " it gives no words of its own."
        )


def _abilities(found: Result) -> Iterator[str]:
    rates = found["rates"]
    rows = [(skill, BY_NAME[name].label, percent(rates[name])) for skill, name in SKILLS.items()]
    yield from table(("skill", "what counts", "share (95 %)"), rows)
    yield ""
    heads = [_HEADS[name] for name in BY_ABILITY]
    lines = [
        (
            f"{row['group']}: {row['name']}",
            f"{row['pairs']}",
            percent(row["rates"][BY_ABILITY[0]]),
            *(f"{100 * row['rates'][name]['value']:.1f} %" for name in BY_ABILITY[1:]),
        )
        for row in found["abilities"]
    ]
    yield from table(("ability", "pairs", *heads), lines)
    yield ""
    yield f"![Pairs solved by ability]({found['plot']})"


def _choices(choices: Mapping[str, Any]) -> Iterator[str]:
    if choices["why_not"]:
        yield choices["why_not"]
        return
    yield (
        f"{choices['letters']} of {choices['asked']} answers were a letter. *circular*: right at"
        " every rotation of the options (MMBench's CircularEval, Liu et al. 2024), *single*: right"
        " at one rotation."
    )
    if choices["given_up"]:
        yield (
            " The first answers were no letters at all, so the model was asked no more, and all"
            " questions count as failed. Its abilities are to be seen in the table above, which"
            " is made of what it read and corrected."
        )
    yield ""
    rows = [
        (row["ability"], f"{row['questions']}", percent(row["circular"]), percent(row["single"]))
        for row in choices["abilities"]
    ]
    yield from table(("ability", "questions", "circular (95 %)", "single (95 %)"), rows)


def _smoke(smoke: Mapping[str, Any]) -> Iterator[str]:
    if smoke["why_not"]:
        yield smoke["why_not"]
        return
    passed = sum(row["passed"] for row in smoke["prompts"])
    yield f"{passed} of {len(smoke['prompts'])} answers have the words that they should have."
    yield ""
    rows = [
        (
            row["kind"],
            row["asked"],
            row["expected"],
            row["answer"],
            "yes" if row["passed"] else "no",
        )
        for row in smoke["prompts"]
    ]
    yield from table(("kind", "asked", "expected", "answer", "passed"), rows)


def _failures(found: Result) -> Iterator[str]:
    if not found["failed"]:
        yield "Nothing."
        return
    kinds = sorted({kind for kinds in found["failures"].values() for kind in kinds})
    rows = [
        (failure, f"{sum(counts.values())}", *(f"{counts.get(kind, 0)}" for kind in kinds))
        for failure, counts in found["failures"].items()
    ]
    yield from table(("pages", "in all", *kinds), rows)
    yield ""
    shown = found["failed"][:MOST_FAILED]
    if len(shown) < len(found["failed"]):
        yield f"The first {len(shown)} of {len(found['failed'])}; all are in {found['numbers']}."
        yield ""
    yield from table(
        ("what went wrong", "printed", "read", "in the end", "wanted"),
        (
            (r["failure"], r["printed"], r["read"], r["answer"] or r["error"], r["wanted"])
            for r in shown
        ),
    )


def _elsewhere(changes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not changes:
        yield "None."
        return
    rows = [
        (f"{row['pages']}", row["before"] or "-", row["after"] or "-", row["sentence"])
        for row in changes[:MOST_ELSEWHERE]
    ]
    yield "What else stands on the pages is right."
    yield ""
    yield from table(("pages", "printed", "changed to", "in"), rows)


def _cost(found: Result) -> Iterator[str]:
    cost = found["cost"]
    rows = [
        ("seconds a photo, median", f"{cost['page']:.2f}"),
        ("of it reading", f"{cost['read']:.2f}"),
        ("of it correcting and explaining", f"{cost['correct']:.2f}"),
        ("memory of all processes, peak", f"{cost['mebibytes']:.0f} MiB"),
    ]
    if cost["pace"]:
        rows.insert(3, ("tokens a second, median", f"{cost['pace']:.1f}"))
    if cost["card"]:
        rows.append(("memory of the graphics card, peak", f"{cost['card']:.0f} MiB"))
    yield from table(("what", "number"), rows)
