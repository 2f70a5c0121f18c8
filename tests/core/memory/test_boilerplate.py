"""What belongs to a program, at first sight and by habit; and what never does."""

from hypothesis import given
from hypothesis import strategies as st

from core.entity_record import LineHabit
from core.ingest.layout import blocks_of
from core.memory.boilerplate import (
    chrome_lines,
    counted_lines,
    habit_key,
    is_boilerplate,
    is_menu_like,
)
from core.observation import TextLine, WindowContext
from tests.core.memory.views import column, line

ALWAYS = LineHabit(views=6, titles=5, days=2, chances=6)
STAYING = LineHabit(views=60, titles=1, days=9, chances=60)
EDITOR = WindowContext("editor", "Rope plan")
CORNER = line("x", left=1900, top=1060)  # spans the screen, so that its edges are known


def _chrome(
    lines: tuple[TextLine, ...],
    window: WindowContext = EDITOR,
    habits: dict[str, LineHabit] | None = None,
) -> set[str]:
    shown = (*lines, CORNER)
    found = chrome_lines(shown, blocks_of(shown), window, [habits or {}])
    return {shown[number].text for number in found}


@given(st.integers(1, 500), st.integers(1, 30), st.booleans())
def test_what_merely_stays_under_one_title_is_content(views: int, days: int, edge: bool) -> None:
    assert not is_boilerplate(LineHabit(views, 1, days, views), edge)


@given(
    st.integers(1, 60), st.integers(1, 60), st.integers(1, 30), st.integers(0, 60), st.booleans()
)
def test_more_titles_never_make_it_less_of_a_habit(
    views: int, titles: int, days: int, missed: int, edge: bool
) -> None:
    fewer = LineHabit(views, titles, days, views + missed)
    more = LineHabit(views, titles + 1, days, views + missed)
    assert is_boilerplate(more, edge) or not is_boilerplate(fewer, edge)


def test_a_few_frames_of_different_titles_are_enough() -> None:
    assert is_boilerplate(LineHabit(3, 3, 1, 3), is_at_edge=False)
    assert is_boilerplate(LineHabit(3, 2, 1, 3), is_at_edge=True)
    assert not is_boilerplate(LineHabit(3, 2, 1, 3), is_at_edge=False)


def test_a_phrase_that_comes_up_now_and_then_is_content() -> None:
    assert not is_boilerplate(LineHabit(views=9, titles=9, days=5, chances=200), is_at_edge=True)


def test_menus_are_known_at_first_sight_in_five_languages() -> None:
    assert is_menu_like(["File", "Edit", "View", "Help"])
    assert is_menu_like(["Edit Search View Document Help"])
    assert is_menu_like(["Datei Bearbeiten Ansicht Hilfe"])
    assert is_menu_like(["Archivo Editar Ver Insertar"])
    assert is_menu_like(["Fichier Édition Affichage Aide"])
    assert is_menu_like(["Bestand Bewerken Beeld Help"])


def test_sentences_with_menu_words_are_none() -> None:
    assert not is_menu_like(["Please open the file, edit it and view the help page"])
    assert not is_menu_like(["Home page open source code review"])
    assert not is_menu_like(["File"])
    assert not is_menu_like([])


def test_the_menu_goes_and_what_stands_beside_it_stays() -> None:
    row = (line("File Edit View", 400, 200), line("The rope is too short", 700, 200))
    assert _chrome(row) == {"File Edit View"}


def test_bars_with_a_clock_or_window_buttons_go_whole() -> None:
    bar = (
        line("Overview", 10, 4),
        line("Tue 10 Mar 09:12", 900, 4),
        line("Rope plan", 100, 40),
        line("- □ ×", 1850, 40),
        line("The rope is too short.", 400, 300),
    )
    assert _chrome(bar) == {"Overview", "Tue 10 Mar 09:12", "Rope plan", "- □ ×"}


def test_a_time_further_down_is_no_bar() -> None:
    row = (line("09:15", 400, 500), line("Crane inspection", 500, 500))
    assert _chrome(row) == set()


def test_the_address_of_the_page_is_chrome_wherever_it_stands() -> None:
    window = WindowContext("browser", "Ropes", "https://www.ropes.example/all")
    lines = (line("ropes.example/all", 400, 400), line("see knots.example/all", 400, 600))
    assert _chrome(lines, window) == {"ropes.example/all"}


def test_habits_take_menus_and_leave_prose_dates_and_titles() -> None:
    prose = "I will be at the quay all day."
    shown = column("Archive", prose, "Friday 05 June", "Rope plan", step=90)
    habits = {habit_key(one.text): ALWAYS for one in shown}
    habits[habit_key(prose)] = LineHabit(views=4, titles=4, days=1, chances=4)
    assert _chrome(shown, habits=habits) == {"Archive"}


def test_what_stays_is_kept() -> None:
    shown = column("Archive", "Starred")
    assert _chrome(shown, habits={"archive": STAYING, "starred": STAYING}) == set()


def test_a_new_entry_of_a_learned_sidebar_goes_with_it() -> None:
    sidebar = column("Archive", "Starred", "Sent", "Ropes", left=20, top=300)
    habits = dict.fromkeys(("archive", "starred", "sent"), ALWAYS)
    assert _chrome(sidebar, habits=habits) == {"Archive", "Starred", "Sent", "Ropes"}


def test_the_label_of_a_value_stays_with_it() -> None:
    form = column("Assignee", "Ilse Brandt", "", "Priority", "High", step=21)
    habits = dict.fromkeys(("assignee", "ilse brandt", "priority"), ALWAYS)
    assert _chrome(form, habits=habits) == set()


def test_a_terminal_has_no_habits() -> None:
    shown = column("channel 22", "Archive")
    window = WindowContext("xterm", "less plan")
    assert _chrome(shown, window, {"archive": ALWAYS, "channel 22": ALWAYS}) == set()


def test_counters_bullets_and_case_do_not_change_a_habit() -> None:
    assert habit_key("Inbox (3)") == habit_key("inbox (12)") == "inbox"
    assert habit_key("• Ilse Brandt") == habit_key("● Ilse Brandt")
    assert habit_key("Ilse Brandt 09:02") != habit_key("Ilse Brandt 09:03")


@given(st.text(max_size=40))
def test_a_habit_key_is_made_of_words_with_single_spaces(text: str) -> None:
    assert habit_key(text) == " ".join(habit_key(text).split())


def test_pages_are_counted_under_their_site_and_edges_under_the_program() -> None:
    shown = (*column("A knot", left=900, top=500), *column("Archive", left=20), CORNER)
    counted = counted_lines(shown, WindowContext("browser", "x", "https://www.ropes.example/a"))
    assert counted == {
        "browser ropes.example": frozenset({"a knot", "archive"}),
        "browser": frozenset({"archive"}),
    }
    assert counted_lines(shown, EDITOR) == {"editor": frozenset({"a knot", "archive"})}


def test_an_empty_view_has_no_chrome() -> None:
    assert chrome_lines((), (), EDITOR) == frozenset()
