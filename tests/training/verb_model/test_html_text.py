"""Pages become sentences; headings, code, references and what is no sentence stay behind."""

from __future__ import annotations

import pytest

from training.verb_model.html_text import page_sentences, paragraphs

PAGE = """<!DOCTYPE html>
<html><head><title>A page about bread.</title><script src="x.js"/>
<style>p { color: red }</style></head>
<body><nav><ul><li>Back to the front page.</li></ul></nav>
<h1>How the bread is made</h1>
<p>The <b>baker</b> gets up
at three.<br/>He lights the&nbsp;oven.
<p>Then he weighs the flour.<sup>1</sup> The rest is easy.</p>
<pre>while dough: knead(dough)</pre>
<ul><li>Water is added slowly.</li><li>Salt comes last.</li></ul>
<table><tr><td>The table is not read.</td></tr></table>
<dl><dt>knead(dough)</dt><dd>Work the dough for ten minutes.</dd></dl>
<p>It doesn&rsquo;t rise at once &amp; needs time.
</body></html>"""


def test_paragraphs_of_a_page() -> None:
    assert paragraphs(PAGE) == [
        "The baker gets up at three. He lights the oven.",
        "Then he weighs the flour. The rest is easy.",
        "Water is added slowly.",
        "Salt comes last.",
        "Work the dough for ten minutes.",
        "It doesn’t rise at once & needs time.",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Whole, straight quotes, each sentence by itself.
        (
            "“We didn’t vote,” she wrote. They had all stayed at home.",
            ['"We didn\'t vote," she wrote.', "They had all stayed at home."],
        ),
        # Quoted over several sentences: the marks are taken off.
        (
            '"The work was hard and long. Nobody was ever paid for it."',
            ["The work was hard and long.", "Nobody was ever paid for it."],
        ),
        ('It is free" and so "open to all.', []),
        # References go; what an editor put into a quotation spoils it.
        (
            "He said that this was wrong [Smith, Op. Cit., p. 12]. Many others agreed with him.",
            ["He said that this was wrong.", "Many others agreed with him."],
        ),
        ("They held that [n]o one should rule.", []),
        ("This is explained on p. 45 of the book.", []),
        # Words were left out.
        (
            "The reason is . . . that nobody came. So the hall was closed.",
            ["So the hall was closed."],
        ),
        # Code, and names of files.
        ("Call it with f(x) and look at the result.", []),
        ("The value of max_size is read at the start.", []),
        ("The module os.path is imported by the other one.", []),
        ("Open the file called notes.txt in the editor.", []),
        ("If a > b is true, the list is sorted.", []),
        # Labels and titles.
        ("See the notes below.", []),
        ("Changed in version 3.4 of the standard library.", []),
        ("The History Of The Spanish Bread Trade Union.", []),
        ("it begins without a capital letter.", []),
        ("It ends without a full stop and so", []),
        ("1, 2, 3 and 4, 5, 6 are 21.", []),
    ],
)
def test_only_sentences_are_taken(text: str, found: list[str]) -> None:
    assert list(page_sentences(f"<p>{text.replace('>', '&gt;')}</p>")) == found
