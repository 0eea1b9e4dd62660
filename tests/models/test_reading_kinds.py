from __future__ import annotations

from PIL import Image, ImageDraw

from models.page import Page
from models.parts import PartKind
from models.reading import Piece, Row
from models.reading_kinds import kinds_of
from models.transcript import Box

SIZE = (1200, 1600)
ADVANCE = 14  # pixels of a typewriter's letter
NARROW = "fijlrt.,;:!'()|I"


class Sheet:
    """Lines of print as a reader would report them, on a white page."""

    def __init__(self) -> None:
        self.image = Image.new("L", SIZE, 255)
        self.rows: list[Row] = []

    def line(self, text: str, top: int, *, left: int = 100, height: int = 30) -> None:
        """A wide gap stands for two blanks and more; letters are of different widths."""
        x, pieces = left, []
        for word in text.split(" "):
            width = sum(7 if letter in NARROW else 17 for letter in word) * height // 30
            if word:
                box = Box(x, top, width, height)
                pieces.append(Piece(word, (1, 1, len(self.rows)), box, 0.95))
            x += width + (9 if word else 60)
        self.rows.append(Row(tuple(pieces)))

    def typed(self, text: str, top: int) -> None:
        pieces = []
        for start, word in enumerate_words(text):
            box = Box(120 + start * ADVANCE, top, len(word) * ADVANCE - 3, 28)
            pieces.append(Piece(word, (1, 1, len(self.rows)), box, 0.95))
        self.rows.append(Row(tuple(pieces)))

    def body(self, top: int = 100) -> int:
        """Four lines of sentences; where the next line would stand."""
        for number, text in enumerate(
            (
                "Yesterday we goed to the old house at the end of the lane and",
                "waited for the others, who had missed the early bus. It were",
                "already dark when they comed, and nobody had brought a lamp",
                "with them. So we sitted on the stairs and told stories.",
            )
        ):
            self.line(text, top + 50 * number)
        return top + 200

    @property
    def kinds(self) -> list[PartKind]:
        return kinds_of(self.rows, Page(self.image, (), ()))


def enumerate_words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def after_body(*lines: str, gap: int = 60, pitch: int = 50) -> list[PartKind]:
    """What ``lines`` are that stand below sentences and above others."""
    sheet = Sheet()
    top = sheet.body() + gap
    for text in lines:
        sheet.line(text, top)
        top += pitch
    sheet.body(top + gap)
    kinds = sheet.kinds
    assert kinds[:4] == kinds[-4:] == [PartKind.BODY] * 4
    return kinds[4:-4]


def test_sentences_are_body() -> None:
    assert after_body("She goed home.") == [PartKind.BODY]
    assert after_body("Where are you go", "tomorrow?") == [PartKind.BODY] * 2


def test_a_line_that_ends_a_sentence_is_never_set_apart() -> None:
    assert after_body("arrived.") == [PartKind.BODY]


def test_code_is_known_by_its_signs() -> None:
    lines = ("if (x > 3) {", "rect(20, 20, x, 40);", "return total", "}")
    assert after_body(*lines) == [PartKind.CODE] * 4


def test_code_is_known_by_letters_of_one_width() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    sheet.typed("SELECT name FROM pupils", top)
    sheet.typed("WHERE town AND street", top + 40)
    sheet.body(top + 200)
    assert sheet.kinds[4:6] == [PartKind.CODE] * 2


def test_sentences_in_typewriter_letters_stay_sentences() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    sheet.typed("She goed home with the", top)
    sheet.typed("others and sleeped well.", top + 40)
    sheet.body(top + 200)
    assert sheet.kinds[4:6] == [PartKind.BODY] * 2


def test_a_text_in_typewriter_letters_is_no_code_beside_other_letters() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    sheet.typed("She was sixteen when she left the harbour in a boat", top)
    sheet.typed("that her uncle had builded. Nobody thinked that she", top + 40)
    sheet.typed("would come so far, and her family waited for the", top + 80)
    assert sheet.kinds[4:] == [PartKind.BODY] * 3


def test_the_number_of_an_exercise_is_no_page_number() -> None:
    sheet = Sheet()
    top = sheet.body()
    sheet.line("2 She go to school", top + 100)
    assert sheet.kinds[-1] is PartKind.BODY


def test_a_formula() -> None:
    assert after_body("F = 9 / 5 C + 32") == [PartKind.FORMULA]


def test_cells_in_rows_are_a_table() -> None:
    lines = ("go  went  gone", "see  saw  seen", "write  wrote  written")
    assert after_body(*lines) == [PartKind.TABLE] * 3
    assert after_body("go went gone", "see saw seen") == [PartKind.BODY] * 2  # no wide gaps


def test_captions_and_headings() -> None:
    assert after_body("Figure 3.7 The house at night") == [PartKind.CAPTION]
    assert after_body("15.3.1 Binocular images") == [PartKind.HEADING]


def test_a_line_within_a_sentence_may_begin_with_the_name_of_a_figure() -> None:
    sheet = Sheet()
    sheet.line("The program draws an ellipse wherever the mouse is pressed (see", 100)
    sheet.line("Figure 3.7) so whenever any key is pressed, the background is", 150)
    sheet.line("reset to white, and the ellipses that were drawn are all erased", 200)
    assert sheet.kinds == [PartKind.BODY] * 3


def test_larger_letters_are_a_heading() -> None:
    sheet = Sheet()
    sheet.line("The house at night", 60, height=56)
    sheet.body(180)
    assert sheet.kinds[0] is PartKind.HEADING


def test_a_sentence_in_larger_letters_on_two_lines_is_no_heading() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    sheet.line("Did you took any photos at the wedding last", top, height=44)
    sheet.line("Saturday?", top + 80, height=44)
    sheet.body(top + 240)
    assert sheet.kinds[4:6] == [PartKind.BODY] * 2


def test_running_heads_and_page_numbers() -> None:
    sheet = Sheet()
    sheet.line("12 Chapter 3 Houses", 20)
    sheet.body(160)
    sheet.line("47", 900, left=1000)
    assert sheet.kinds == [PartKind.MARGIN, *[PartKind.BODY] * 4, PartKind.MARGIN]


def test_a_running_head_on_a_page_that_lies_askew() -> None:
    sheet = Sheet()
    sheet.body(160)
    sheet.line("Chapter 1 In the country", 900)
    sheet.line("156", 930, left=1000)
    assert sheet.kinds[4:] == [PartKind.MARGIN] * 2


def test_a_comment_before_code_is_code() -> None:
    assert after_body("// a circle where the mouse is", gap=90) == [PartKind.CODE]


def test_labels_in_a_drawing_are_no_sentences() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    draw = ImageDraw.Draw(sheet.image)
    draw.ellipse((300, top, 700, top + 300), outline=0, width=5)
    draw.line((320, top + 40, 680, top + 260), fill=0, width=5)
    sheet.line("front door", top + 120, left=400)
    sheet.line("window", top + 200, left=560)
    sheet.body(top + 420)
    assert sheet.kinds[4:6] == [PartKind.FIGURE] * 2


def test_the_edge_of_the_sheet_is_no_drawing_with_labels() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    draw = ImageDraw.Draw(sheet.image)
    draw.rectangle((30, 30, 1170, 1570), outline=0, width=6)
    draw.ellipse((200, 900, 600, 1300), outline=0, width=6)
    draw.line((30, 1000, 600, 1000), fill=0, width=6)
    sheet.line("She go to school", top)
    sheet.body(top + 80)
    assert sheet.kinds[4] is PartKind.BODY


def test_a_sentence_in_a_drawing_stays_one() -> None:
    sheet = Sheet()
    top = sheet.body() + 60
    draw = ImageDraw.Draw(sheet.image)
    draw.ellipse((200, top, 900, top + 300), outline=0, width=5)
    draw.line((220, top + 40, 880, top + 260), fill=0, width=5)
    sheet.line("I has a dog!", top + 120, left=400)
    sheet.body(top + 420)
    assert sheet.kinds[4] is PartKind.BODY


def test_where_few_sentences_are_all_is_body() -> None:
    sheet = Sheet()
    sheet.line("She go to school", 100, height=56)
    sheet.line("every day", 200, height=56)
    assert sheet.kinds == [PartKind.BODY] * 2
