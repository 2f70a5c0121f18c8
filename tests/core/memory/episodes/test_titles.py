"""Titles that a person would give, each resting on views that carry all of it."""

import pytest

from core.memory.episodes.segmentation import cut_into_segments
from core.memory.episodes.telling_lines import telling_lines
from core.memory.episodes.titles import event_type_of_segment, segment_title, shortened
from core.memory.view import View
from core.memory_record import Role, Statement
from tests.core.memory.episodes.screens import RAIN, column, line, view


def _title(*views: View) -> Statement:
    (segment,) = cut_into_segments(views, {})
    return segment_title(segment, telling_lines(views, 4))


@pytest.mark.parametrize(
    ("app", "title", "url", "expected"),
    [
        ("xterm", "flash the kit", None, "flash the kit in the terminal"),
        (
            "browser",
            "Tides - Wikipedia",
            "https://wikipedia.org/wiki/T",
            "Reading Tides on Wikipedia",
        ),
        ("gedit", "talk.txt - Text Editor", None, "Working on talk.txt"),
        ("browser", "Seed call - Barn Meet", "https://meet.barn.example/x", "Meeting: Seed call"),
        ("gnome-calendar", "Calendar - June 2026", None, "Calendar: June 2026"),
        ("browser", "Otter 40 - Cartshop", "https://cartshop.example/o", "Otter 40 on Cartshop"),
        ("rhythmbox", "Radio Meander", None, "Radio Meander in Rhythmbox"),
        ("browser", "Pipes - fw - Anvil", "https://anvil.example/p", "Pipes (fw) on Anvil"),
        ("photos", "", None, "Photos"),
        ("", "", None, "A screen without a title"),
    ],
)
def test_titles_of_windows(app: str, title: str, url: str | None, expected: str) -> None:
    shown = view(1, 0, app=app, title=title, url=url)
    made = _title(shown)
    assert (made.role, made.text) == (Role.TITLE, expected)
    assert made.evidence == shown.evidence()


def test_a_mail_names_who_wrote_it_and_rests_on_views_with_the_name() -> None:
    title, url = "The cell order - Barnmail", "https://mail.barn.example/9"
    whole = view(1, 0, ["Bram Vos <bram@cells.example>", *RAIN], title=title, url=url)
    scrolled = view(2, 0.5, RAIN, title=title, url=url)
    made = _title(whole, scrolled)
    assert made.text == "Mail from Bram Vos: The cell order"
    assert made.evidence == whole.evidence()


def test_a_mail_program_without_addresses_shows_the_name_above_the_receiver() -> None:
    head = [line("Bram Vos", 180), line("to Ada Finch", 202)]
    made = _title(view(1, 0, [*head, *column(RAIN, top=300)], app="thunderbird", title="Cells"))
    assert made.text == "Mail from Bram Vos: Cells"


def test_a_mailbox_is_looked_through() -> None:
    shown = view(1, 0, title="Inbox (3) - Barnmail", url="https://mail.barn.example/")
    assert _title(shown).text == "Looking through the mail"


def test_a_chat_says_what_was_said() -> None:
    said = view(1, 0, ["We move the fair to 3 October. Nobody minds."], app="tattle", title="#fair")
    quiet = view(2, 0.5, app="tattle", title="#fair")
    made = _title(said, quiet)
    assert made.text == "Chat in #fair: We move the fair to 3 October"
    assert made.evidence == said.evidence()
    assert _title(quiet).text == "Chat in #fair"
    assert _title(view(3, 0, app="signal", title="Ada")).text == "Chat with Ada"


def test_a_chat_title_says_who_said_it() -> None:
    said = [line("Ada Finch 08:51", 200), line("We move the fair to 3 October. Nobody minds.", 224)]
    made = _title(view(1, 0, said, app="tattle", title="#fair"))
    assert made.text == "Chat in #fair, Ada Finch: We move the fair to 3 October"
    alone = _title(view(1, 0, said, app="signal", title="Ada Finch"))
    assert alone.text == "Chat with Ada Finch: We move the fair to 3 October"


def test_a_chat_is_called_after_what_has_a_figure_rather_than_small_talk() -> None:
    said = [
        line("Ada Finch 08:51", 200),
        line("Bring some coffee, the machine there is broken.", 224),
        line("Ada Finch 08:52", 300),
        line("Meeting today 10:30, room Barn 4.", 324),
    ]
    made = _title(view(1, 0, said, app="tattle", title="#fair"))
    assert made.text == "Chat in #fair, Ada Finch: Meeting today 10:30, room Barn 4"


def test_a_paper_is_called_by_its_heading() -> None:
    heading = line("Rain on barn roofs and how to measure it", 200, height=40)
    shown = [heading, *column(RAIN, top=300)]
    made = _title(view(1, 0, shown, app="evince", title="finch-2024.pdf"))
    assert made.text == "Reading Rain on barn roofs and how to measure it"


def test_a_bare_terminal_is_named_for_what_was_typed() -> None:
    shown = view(1, 0, ["ada@barn:~$ make seeds", "ada@barn:~$"], app="xterm", title="ada@barn: ~")
    assert _title(shown).text == "make seeds in the terminal"
    assert _title(view(1, 0, app="xterm", title="ada@barn: ~")).text == "Working in the terminal"


def test_the_type_is_that_of_most_of_the_time() -> None:
    views = [
        view(1, 0, RAIN, app="evince", title="rain.pdf", seconds=60),
        view(2, 1, app="xterm", title="x", seconds=4),
        view(3, 1.1, RAIN, app="evince", title="rain.pdf", seconds=60),
    ]
    (segment,) = cut_into_segments(views, {})
    assert event_type_of_segment(segment).value == "reading"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The fair moves to October. Nobody minds.", "The fair moves to October"),
        ("The fair moves.", "The fair moves"),
        ("With 32 bytes incl. CRC we are fine", "With 32 bytes incl. CRC we are fine"),
        ("word " * 30, ("word " * 14).strip() + " …"),
    ],
)
def test_shortened(text: str, short: str) -> None:
    assert shortened(text) == short
