"""Can the photo be read? Said before it is, in words that tell how to take a better one."""

from __future__ import annotations

from dataclasses import dataclass

from models.legibility import Legibility, Measures, Verdict


@dataclass(frozen=True, slots=True)
class _Limit:
    """From ``poor`` on mistakes must be expected, and from ``hopeless`` on nothing else.

    Found on pages that were rendered in several fonts and then shrunk, blurred, darkened and so
    on, step by step, until the words read no longer were those of the page.
    """

    measure: str
    poor: float
    hopeless: float
    advice: str

    def excess(self, measures: Measures) -> float:
        """0 at `poor`, 1 at `hopeless`, negative where all is well."""
        value = float(getattr(measures, self.measure))
        return (value - self.poor) / (self.hopeless - self.poor)


LIMITS: tuple[_Limit, ...] = (
    _Limit("x_height", 9.0, 4.5, "Move closer, so that the letters are larger."),
    _Limit("blur", 0.24, 0.40, "Hold the camera still, and let it focus on the text."),
    _Limit("noise", 0.12, 0.25, "Take the photo in more light."),
    _Limit("brightness", 0.10, 0.03, "Take the photo in more light."),
    _Limit("contrast", 0.16, 0.06, "Take the photo where the light falls on the page, not on you."),
    _Limit("washed", 0.28, 0.55, "Switch the flash off, or tap on the paper: it is overexposed."),
    _Limit("glare", 0.005, 0.50, "Turn the page or the lamp a little, away from the glare."),
    _Limit("tilt", 25.0, 90.0, "Hold the camera straight above the page."),
)
NO_LINES = "Show the text larger, level and in good light: no lines of text were found."


def judge_measures(measures: Measures) -> Legibility:
    if not measures.lines:
        # A word alone, or what no eye of ours knows as lines, may still be read.
        return Legibility(Verdict.POOR, (NO_LINES,), measures)
    troubles = sorted(
        ((limit.excess(measures), limit.advice) for limit in LIMITS), key=lambda each: -each[0]
    )
    advice = tuple(dict.fromkeys(advice for excess, advice in troubles if excess > 0))
    if not advice:
        return Legibility(Verdict.GOOD, (), measures)
    worst = troubles[0][0]
    return Legibility(Verdict.UNREADABLE if worst >= 1 else Verdict.POOR, advice, measures)


NOT_SEEN = judge_measures(Measures())  # of a page whose lines were not looked for
