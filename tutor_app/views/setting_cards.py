"""The cards of the page of settings: what can be chosen, in which words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from tutor_app.choices import Installed
from tutor_app.settings import Settings
from tutor_app.views.parts import button, label, row
from tutor_app.views.setting_rows import Rows
from tutor_app.words import translate

TEXT_SIZES = (85, 100, 115, 130, 150, 175, 200)
MINUTES = (1, 5, 10, 30, 60, 240)
PRECISIONS = (
    ("nf4", "4 bit (NF4)"),
    ("int8", "8 bit"),
    ("bf16", "16 bit (bfloat16)"),
    ("fp16", "16 bit (float16)"),
    ("float32", "32 bit"),
)
SERVER = "http://127.0.0.1:11434/v1"  # as Ollama has it


def look(rows: Rows) -> None:
    card = rows.card(translate("SettingCards", "Look"))
    themes = (
        ("system", translate("SettingCards", "As the computer")),
        ("light", translate("SettingCards", "Light")),
        ("dark", translate("SettingCards", "Dark")),
    )
    rows.choice(card, "theme", translate("SettingCards", "Theme"), themes)
    tongues = (
        ("system", translate("SettingCards", "As the computer")),
        ("en", "English"),
        ("es", "Español"),
    )
    rows.choice(card, "interface", translate("SettingCards", "Language of the window"), tongues)
    sizes = [(size, f"{size} %") for size in TEXT_SIZES]
    rows.choice(card, "text_size", translate("SettingCards", "Size of text"), sizes)


def work(rows: Rows, installed: Installed) -> None:
    card = rows.card(translate("SettingCards", "Reading and correcting"))
    routes = (
        ("auto", translate("SettingCards", "Automatic")),
        ("ocr", translate("SettingCards", "OCR: text recognition and verb models")),
        ("vlm", translate("SettingCards", "VLM: a vision model looks at the photo")),
    )
    rows.choice(card, "route", translate("SettingCards", "VLM / OCR mode"), routes)
    rows.choice(card, "reader", translate("SettingCards", "Reader of photos"), installed.readers)
    rows.choice(card, "corrector", translate("SettingCards", "Corrector"), installed.correctors)
    rows.switch(
        card,
        "languagetool",
        translate("SettingCards", "Ask LanguageTool for a second opinion"),
        translate(
            "SettingCards", "It runs on this computer, needs Java and some seconds to start."
        ),
    )


def models(rows: Rows, installed: Installed, more: Callable[[], object]) -> None:
    card = rows.card(translate("SettingCards", "Models and devices"))
    best = ("auto", translate("SettingCards", "The best that is installed"))
    vision, text = installed.vision_models, installed.text_models
    rows.choice(card, "vision_model", translate("SettingCards", "Vision model"), (best, *vision))
    rows.choice(card, "text_model", translate("SettingCards", "Text model"), (best, *text))
    automatic = ("auto", translate("SettingCards", "Automatic"))
    devices = (
        automatic,
        ("cpu", translate("SettingCards", "Processor")),
        ("gpu", translate("SettingCards", "Graphics card")),
    )
    rows.choice(card, "device", translate("SettingCards", "Device"), devices)
    rows.choice(card, "precision", translate("SettingCards", "Precision"), (automatic, *PRECISIONS))
    minutes = [(n, translate("SettingCards", "{count} min").format(count=n)) for n in MINUTES]
    title = translate("SettingCards", "Give the memory back after a rest of")
    rows.choice(card, "unload_minutes", title, minutes)
    line = row()
    line.addStretch(1)
    line.addWidget(button(translate("SettingCards", "Get more models …"), clicked=more))
    card.addLayout(line)


def tutor(rows: Rows, installed: Installed) -> None:
    card = rows.card(translate("SettingCards", "Questions to the tutor"))
    said = translate(
        "SettingCards",
        "The text model answers. If you run a server of language models (Ollama, LM Studio,"
        " llama.cpp), it can answer instead.",
    )
    card.addWidget(label(said, "soft"))
    check = installed.is_address
    rows.words(
        card, "tutor_server", translate("SettingCards", "Address of your server"), SERVER, check
    )
    first = translate("SettingCards", "the first one it has")
    rows.words(card, "tutor_model", translate("SettingCards", "Model on that server"), first)
    rows.switch(
        card,
        "tutor_may_be_remote",
        translate("SettingCards", "It may be on another computer"),
        translate("SettingCards", "The lesson that you ask about is then sent there."),
    )


def privacy(rows: Rows, uses: QLabel) -> None:
    card = rows.card(translate("SettingCards", "Privacy"))
    card.addWidget(
        label(translate("SettingCards", "What the network is used for, and nothing else:"), "soft")
    )
    card.addWidget(uses)
    rows.switch(
        card,
        "offline",
        translate("SettingCards", "Never use the network"),
        translate("SettingCards", "Parts that are not installed yet cannot be fetched then."),
    )
    rows.switch(
        card,
        "keep_history",
        translate("SettingCards", "Keep my lessons in the history"),
        translate("SettingCards", "They stay on this computer until you delete them."),
    )


def uses_of_network(settings: Settings) -> list[str]:
    if settings.offline:
        return [translate("SettingCards", "Nothing: you have switched it off below.")]
    uses = [
        translate("SettingCards", "to fetch a model from huggingface.co, when you press Download"),
        translate("SettingCards", "to fetch LanguageTool from github.com, when you press Download"),
    ]
    if settings.tutor_server:
        asked = translate(
            "SettingCards", "to ask your server {address}, when you ask the tutor a question"
        )
        uses.append(asked.format(address=settings.tutor_server))
    return uses
